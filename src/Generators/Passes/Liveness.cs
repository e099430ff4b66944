using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>Says behind which node each value is disposed of: the last that reads it. Results outlive the graph, and what nobody reads is not made.</summary>
internal static class Liveness
{
    public static OpGraph Run(OpGraph graph)
    {
        // A result in place is the same object as the operand it took over: it is disposed of once, as what it was last.
        var holders = new Dictionary<int, int>();
        int HolderOf(int id) => holders.TryGetValue(id, out var holder) ? holder : id;

        var uses = graph.Uses();
        var lastReads = new Dictionary<int, int>();
        var values = new Dictionary<int, Value>();
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            var node = graph.Nodes[i];
            if (node.InPlaceInput >= 0)
            {
                holders[node.Output.Id] = HolderOf(node.Inputs[node.InPlaceInput].Id);
            }

            foreach (var value in node.Inputs.Concat(node.Outputs.Where(output => uses.ContainsKey(output.Id))).Where(value => value.Source == ValueSource.Node))
            {
                values[HolderOf(value.Id)] = value;
                lastReads[HolderOf(value.Id)] = i;
            }
        }

        foreach (var result in graph.Results)
        {
            lastReads.Remove(HolderOf(result.Value.Id));
        }

        var releases = lastReads.ToLookup(pair => pair.Value, pair => values[pair.Key]);
        return graph with
        {
            Nodes = graph.Nodes
                .Select((node, i) => node with { Releases = releases[i].OrderBy(value => value.Id).ToEquatableArray() })
                .ToEquatableArray(),
        };
    }
}
