using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.Generators.Tests.Editor;

/// <summary>Checks the shapes that an .editorconfig turns on, and the suppression of advice to remove code that the compiler reads.</summary>
public sealed class EditorTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> {|#1:Define|}([Shape(28, 28, 1)] Sym<float> {|#2:image|})
            {
                var {|#0:x|} = Conv2D(32, 3, activation: ReLU)(image);
                var (left, right) = (Flatten()(x), 3);
                return Dense(right)(left);
            }

            static Objective {|#3:Train|}(Sym<float> {|#4:y|}, [Shape(3)] Sym<float> {|#5:wanted|}) => Minimize(MeanSquaredError(y, wanted));

            private static int {|#6:Unused|}(int {|#7:z|}) => 3;
        }
        """;

    [Theory]
    [InlineData("true", new[] { "x: (N, 26, 26, 32) float32" })]
    [InlineData("false", new string[0])]
    [InlineData("perhaps", new string[0])]
    public Task Shapes_are_shown_if_the_option_is_set(string option, string[] shown)
    {
        var test = new NetTest(Net);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n\n[*.cs]\n{DefinitionAnalyzer.ShapeHintsOption} = {option}\n"));
        test.ExpectedDiagnostics.AddRange(shown.Select(message => new DiagnosticResult("CN1501", DiagnosticSeverity.Info).WithLocation(0).WithMessage(message)));
        return test.RunAsync();
    }

    [Fact]
    public Task Advice_to_remove_methods_that_the_compiler_reads_is_suppressed()
    {
        var test = new NetTest(Net) { Analyzers = [new EveryMethodIsUnused(), new UnusedMemberSuppressor()] };
        test.ExpectedDiagnostics.AddRange(
        [
            Unused("IDE0051", 1, isSuppressed: true),
            Unused("IDE0060", 2, isSuppressed: true),
            Unused("IDE0051", 3, isSuppressed: true),
            Unused("IDE0060", 4, isSuppressed: true),
            Unused("IDE0060", 5, isSuppressed: true),
            Unused("IDE0051", 6, isSuppressed: false),
            Unused("IDE0060", 7, isSuppressed: false),
        ]);
        return test.RunAsync();
    }

    private static DiagnosticResult Unused(string id, int place, bool isSuppressed) =>
        new DiagnosticResult(id, DiagnosticSeverity.Warning).WithLocation(place).WithIsSuppressed(isSuppressed);

    /// <summary>Reports every method and parameter as unused, with the diagnostics of the IDE.</summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // An analyzer of a test.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EveryMethodIsUnused : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor s_method = new("IDE0051", "Unused", "Unused", "Test", DiagnosticSeverity.Warning, true);
        private static readonly DiagnosticDescriptor s_parameter = new("IDE0060", "Unused", "Unused", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [s_method, s_parameter];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(static own => own.ReportDiagnostic(Diagnostic.Create(s_method, ((MethodDeclarationSyntax)own.Node).Identifier.GetLocation())), Microsoft.CodeAnalysis.CSharp.SyntaxKind.MethodDeclaration);
            context.RegisterSyntaxNodeAction(static own => own.ReportDiagnostic(Diagnostic.Create(s_parameter, ((ParameterSyntax)own.Node).Identifier.GetLocation())), Microsoft.CodeAnalysis.CSharp.SyntaxKind.Parameter);
        }
    }
#pragma warning restore RS1036, RS1038, RS1041, RS2008
}
