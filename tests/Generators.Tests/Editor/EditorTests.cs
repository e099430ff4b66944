using System.Collections.Immutable;
using CompiledNets.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Tests.Editor;

/// <summary>Shapes in the editor where an .editorconfig asks for them, and no advice to remove what the compiler reads.</summary>
public sealed class EditorTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
            {
                var x = Conv2D(32, 3, activation: ReLU)(image);
                var (left, right) = (Flatten()(x), 3);
                return Dense(right)(left);
            }

            static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));

            private static int Unused(int z) => 3;
        }
        """;

    [Theory]
    [InlineData("true", new[] { "x: (N, 26, 26, 32) float32" })]
    [InlineData("false", new string[0])]
    [InlineData("perhaps", new string[0])]
    public async Task Shapes_are_shown_where_that_is_asked_for(string option, string[] shown)
    {
        var reported = await AnalyzeAsync([new DefinitionAnalyzer()], new Options(DefinitionAnalyzer.ShapeHintsOption, option));
        Assert.Equal(shown, reported.Select(diagnostic => diagnostic.GetMessage()));
        Assert.All(reported, diagnostic => Assert.Equal((DiagnosticSeverity.Info, "CN1501", "x"), (diagnostic.Severity, diagnostic.Id, TextOf(diagnostic))));
    }

    [Fact]
    public async Task Nobody_is_told_to_remove_what_the_compiler_reads()
    {
        var reported = await AnalyzeAsync([new EveryMethodIsUnused(), new UnusedMemberSuppressor()], new Options("", ""));
        Assert.Equal(["Define", "Train", "Unused"], reported.Select(TextOf).Where(text => char.IsUpper(text[0])));
        Assert.Equal([true, true, false], reported.Where(diagnostic => diagnostic.Id == "IDE0051").Select(diagnostic => diagnostic.IsSuppressed));
        Assert.Equal([("image", true), ("y", true), ("wanted", true), ("z", false)], reported.Where(diagnostic => diagnostic.Id == "IDE0060").Select(diagnostic => (TextOf(diagnostic), diagnostic.IsSuppressed)));
    }

    private static string TextOf(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerConfigOptionsProvider options)
    {
        var analysis = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], options), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var diagnostics = await Compile.Of(Net).WithAnalyzers(analyzers, analysis).GetAnalyzerDiagnosticsAsync();
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Says of every method and parameter what the IDE says of those that nobody uses.</summary>
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

    private sealed class Options(string key, string value) : AnalyzerConfigOptionsProvider
    {
        private readonly One _options = new(key, value);

        public override AnalyzerConfigOptions GlobalOptions => _options;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _options;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _options;

        private sealed class One(string key, string value) : AnalyzerConfigOptions
        {
#pragma warning disable CS8765 // The attribute that says so is there twice: in the library, and in the generator, which older compilers load.
            public override bool TryGetValue(string asked, out string? found)
#pragma warning restore CS8765
            {
                found = asked == key ? value : null;
                return found is not null;
            }
        }
    }
}
