using System.Collections.Immutable;
using CompiledNets.Generators.Diagnostics;
using CompiledNets.Generators.FrontEnd;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Analyzers;

/// <summary>Reports what is wrong with a net: reads the same definition as the generator, and keeps what that drops.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
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
        public void Add(Report report) =>
            context.ReportDiagnostic(Diagnostic.Create(DiagnosticCatalogue.Of(report.Id), report.Location, report.Origins, report.Message));
    }
}
