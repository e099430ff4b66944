using System.Collections.Immutable;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNets.Generators.Analyzers;

/// <summary>Suppresses the diagnostics that a member is unused on Define and Train: the generator reads these methods, and nothing calls them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusedMemberSuppressor : DiagnosticSuppressor
{
    /// <summary>The rules about unused members, and about members that could be declared differently, of the IDE and of the SDK.</summary>
    private static readonly string[] s_rules = ["IDE0051", "IDE0052", "IDE0060", "CA1801", "CA1811", "CA1822"];

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } =
        [.. s_rules.Select(rule => new SuppressionDescriptor("CNS" + rule, rule, "Define and Train describe the net: the compiler reads them, and nobody calls them."))];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is { } tree
                && tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
                && method is { Identifier.ValueText: "Define" or "Train" }
                && context.GetSemanticModel(tree).GetDeclaredSymbol(method, context.CancellationToken) is { } symbol
                && IsNet(symbol.ContainingType))
            {
                context.ReportSuppression(Suppression.Create(SupportedSuppressions.First(own => own.SuppressedDiagnosticId == diagnostic.Id), diagnostic));
            }
        }

        static bool IsNet(INamedTypeSymbol type) =>
            type.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == KnownSymbols.CompiledNetAttributeName);
    }
}
