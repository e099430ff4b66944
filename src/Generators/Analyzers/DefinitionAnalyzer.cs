using System.Collections.Immutable;
using CompiledNets.Generators.Diagnostics;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Analyzers;

/// <summary>
/// Reports what is wrong with a net: reads the same definition as the generator, and keeps what that drops. The shape of every
/// local is shown as well where an .editorconfig says <c>compilednets_shape_hints = true</c>.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The option in an .editorconfig that shows the shape of every local.</summary>
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
