using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>Checks that the severities of a C# project apply to the diagnostics.</summary>
public sealed class SeverityTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                var hidden = {|#0:Dense(16)|};
                return Dense(1)(x);
            }
        }
        """;

    [Fact]
    public Task The_severity_of_a_warning_is_warning_by_default() => VerifyAsync(new NetTest(Net), DiagnosticSeverity.Warning);

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public Task An_editorconfig_sets_the_severity_of_a_rule(string severity, DiagnosticSeverity expected) => VerifyAsync(WithEditorConfig(severity), expected);

    [Fact]
    public Task An_editorconfig_turns_a_rule_off() => VerifyAsync(WithEditorConfig("none"), expected: null);

    [Fact]
    public Task Warnings_are_errors_if_the_build_treats_them_as_errors()
    {
        var test = new NetTest(Net);
        test.SolutionTransforms.Add((solution, project) => solution.WithProjectCompilationOptions(project, NetProject.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Error)));
        return VerifyAsync(test, DiagnosticSeverity.Error);
    }

    [Fact]
    public Task A_pragma_silences_a_place() => VerifyAsync(WithPragma("CN1403"), expected: null);

    [Fact]
    public Task A_pragma_silences_no_other_rule() => VerifyAsync(WithPragma("CN1404"), DiagnosticSeverity.Warning);

    private static NetTest WithEditorConfig(string severity)
    {
        var test = new NetTest(Net);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\ndotnet_diagnostic.CN1403.severity = {severity}\n"));
        return test;
    }

    private static NetTest WithPragma(string id) => new(Net.Replace("        var hidden", $"#pragma warning disable {id}\n        var hidden", StringComparison.Ordinal));

    private static Task VerifyAsync(NetTest test, DiagnosticSeverity? expected)
    {
        if (expected is { } severity)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("CN1403", severity).WithLocation(0));
        }

        return test.RunAsync();
    }
}
