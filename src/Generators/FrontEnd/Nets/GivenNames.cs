using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.FrontEnd.Definitions;
using CompiledNets.Generators.FrontEnd.Reporting;
using CompiledNets.Generators.Problems;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CompiledNets.Generators.FrontEnd.Nets;

/// <summary>
/// Checks the names that users give to layers and nets. Keras refuses a name that is used twice. Here a place that is read again, in a loop or a block, gets a
/// number, but two places with one name are a mistake.
/// </summary>
internal static class GivenNames
{
    public static void Check(DefinitionGraph graph, Reporter problems)
    {
        var first = new Dictionary<string, Given>();
        foreach (var given in graph.Slots.Select(slot => Of(slot.Own)).Concat(graph.Instances.Select(Of)).OfType<Given>())
        {
            if (!first.TryGetValue(given.Name, out var other))
            {
                first.Add(given.Name, given);
            }
            else if (other.Location != given.Location)
            {
                problems.Report(ProblemId.NameIsTaken, given.Location, [given.Name, $"{other.What} at {SourcePlaces.LineOf(other.Location)}"]);
            }
        }
    }

    private static Given? Of(MadeLayer? layer) => layer?.Arguments.WrittenName is { } name
        ? new Given(name, layer.Word.Signature.Name, layer.Arguments.Locations.TryGetValue("name", out var location) ? location : layer.Origin.Syntax.GetLocation())
        : null;

    private static Given? Of(MadeInstance instance) => instance.Name is { } name
        ? new Given(name, instance.Type.Name, ((instance.Origin as IInvocationOperation)?.Arguments.FirstOrDefault(own => own.Parameter?.Name == "name")?.Value ?? instance.Origin).Syntax.GetLocation())
        : null;

    /// <summary>A name with the layer or net that has it, and its place.</summary>
    private sealed record Given(string Name, string What, Location Location);
}
