using System.Collections.Immutable;
using CompiledNets.Generators.Diagnostics;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Analyzers;

/// <summary>
/// Reports the problems of nets. It reads the same definitions as the generator, which drops the problems. If an .editorconfig sets
/// <c>compilednets_shape_hints = true</c>, the shapes of locals are reported as information.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The option of an .editorconfig that reports the shapes of locals. The default is false.</summary>
    public const string ShapeHintsOption = "compilednets_shape_hints";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => DiagnosticCatalogue.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(
            static context => NetReader.Read((INamedTypeSymbol)context.Symbol, context.Compilation, new Sink(context), context.CancellationToken),
            SymbolKind.NamedType);
    }

    private sealed class Sink(SymbolAnalysisContext context) : IReportSink
    {
        public bool WantsHints => true;

        public void Add(Report report)
        {
            if (report.Id != ProblemId.ShapeOfLocal || ShowsShapes(report.Location.SourceTree))
            {
                context.ReportDiagnostic(DiagnosticCatalogue.Create(report));
            }
        }

        private bool ShowsShapes(SyntaxTree? tree) => tree is not null
            && context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(ShapeHintsOption, out var value)
            && bool.TryParse(value, out var shows)
            && shows;
    }
}
