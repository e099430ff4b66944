using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>What is reported obeys what every C# project says of severities.</summary>
public sealed class SeverityTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                var hidden = Dense(16);
                return Dense(1)(x);
            }
        }
        """;

    [Fact]
    public async Task A_warning_stays_one_where_nothing_is_said() => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await ReportedAsync(Net)).Severity);

    [Theory]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public async Task An_editorconfig_sets_the_severity_of_a_rule(ReportDiagnostic severity, DiagnosticSeverity expected) =>
        Assert.Equal(expected, Assert.Single(await ReportedAsync(Net, severity)).Severity);

    [Fact]
    public async Task An_editorconfig_turns_a_rule_off() => Assert.Empty(await ReportedAsync(Net, ReportDiagnostic.Suppress));

    [Fact]
    public async Task Warnings_are_errors_where_the_build_says_so() =>
        Assert.Equal(DiagnosticSeverity.Error, Assert.Single(await ReportedAsync(Net, general: ReportDiagnostic.Error)).Severity);

    [Fact]
    public async Task A_pragma_silences_a_place() =>
        Assert.Empty(await ReportedAsync(Net.Replace("        var hidden", "#pragma warning disable CN1403\n        var hidden", StringComparison.Ordinal)));

    [Fact]
    public async Task A_pragma_silences_no_other_rule() =>
        Assert.Single(await ReportedAsync(Net.Replace("        var hidden", "#pragma warning disable CN1404\n        var hidden", StringComparison.Ordinal)));

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(string source, ReportDiagnostic? rule = null, ReportDiagnostic general = ReportDiagnostic.Default)
    {
        var compilation = Compile.Of(source);
        var options = compilation.Options.WithGeneralDiagnosticOption(general).WithSyntaxTreeOptionsProvider(new EditorConfig(rule));
        var reported = await compilation.WithOptions(options).WithAnalyzers([new DefinitionAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        Assert.All(reported, own => Assert.Equal("CN1403", own.Id));
        return reported;
    }

    /// <summary><c>dotnet_diagnostic.CN1403.severity</c>, as the compiler reads it.</summary>
    private sealed class EditorConfig(ReportDiagnostic? severity) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.NotGenerated;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value) => TryGet(diagnosticId, out value);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic value) => TryGet(diagnosticId, out value);

        private bool TryGet(string diagnosticId, out ReportDiagnostic value)
        {
            value = severity ?? ReportDiagnostic.Default;
            return severity is not null && diagnosticId == "CN1403";
        }
    }
}
