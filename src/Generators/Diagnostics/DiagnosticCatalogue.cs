using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.Diagnostics;

/// <summary>Creates Roslyn's descriptors and diagnostics from the rules.</summary>
internal static class DiagnosticCatalogue
{
    private const string HelpLinkBase = "https://github.com/compilednets/compilednets/blob/main/docs/diagnostics/";

    private static readonly Dictionary<ProblemId, DiagnosticDescriptor> s_descriptors = ProblemCatalogue.All.ToDictionary(rule => rule.Id, Descriptor);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ProblemCatalogue.All.Select(rule => s_descriptors[rule.Id])];

    /// <summary>The property that tells an editor which fix it can apply: the name of a <see cref="RepairKind"/>.</summary>
    public const string RepairProperty = "Repair";

    /// <summary>The property that holds the code that the fix writes.</summary>
    public const string CodeProperty = "Code";

    /// <summary>
    /// The property that holds the index of the additional location that the fix changes. It is absent if that is the diagnostic's own location.
    /// </summary>
    public const string PlaceProperty = "Place";

    /// <summary>Creates the diagnostic of a report.</summary>
    public static Diagnostic Create(Report report)
    {
        var properties = report.Hint is { Kind: not RepairKind.None } hint
            ? ImmutableDictionary<string, string?>.Empty.Add(RepairProperty, hint.Kind.ToString()).Add(CodeProperty, hint.Code)
            : ImmutableDictionary<string, string?>.Empty;
        var further = report.Origins;
        if (report.Elsewhere is { } elsewhere)
        {
            properties = properties.Add(PlaceProperty, DimPrinter.Number(further.Count));
            further = [.. further, elsewhere];
        }

        return Diagnostic.Create(Of(report.Id), report.Location, further, properties, report.Message);
    }

    public static DiagnosticDescriptor Of(ProblemId id) => s_descriptors[id];

    // The rule formats the whole message, because a format string is not sufficient.
    private static DiagnosticDescriptor Descriptor(ProblemRule rule) => new(
        rule.DiagnosticId,
        rule.Title,
        "{0}",
        rule.Category,
        rule.Severity switch
        {
            ProblemSeverity.Error => DiagnosticSeverity.Error,
            ProblemSeverity.Warning => DiagnosticSeverity.Warning,
            _ => DiagnosticSeverity.Info,
        },
        isEnabledByDefault: true,
        description: rule.NextStep + ".",
        helpLinkUri: HelpLinkBase + rule.DiagnosticId + ".md");
}
