using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;

namespace CompiledNets.Generators.Diagnostics;

/// <summary>The rules as Roslyn knows them.</summary>
internal static class DiagnosticCatalogue
{
    private const string HelpLinkBase = "https://github.com/compilednets/compilednets/blob/main/docs/diagnostics/";

    private static readonly Dictionary<ProblemId, DiagnosticDescriptor> s_descriptors = ProblemCatalogue.All.ToDictionary(rule => rule.Id, Descriptor);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ProblemCatalogue.All.Select(rule => s_descriptors[rule.Id])];

    public static DiagnosticDescriptor Of(ProblemId id) => s_descriptors[id];

    // The whole message is made by the rule itself, which knows more than a format string can say.
    private static DiagnosticDescriptor Descriptor(ProblemRule rule) => new(
        rule.DiagnosticId,
        rule.Title,
        "{0}",
        rule.Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLinkBase + rule.DiagnosticId + ".md");
}
