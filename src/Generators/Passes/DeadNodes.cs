using System.Collections.Generic;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>Removes nodes whose results nothing reads.</summary>
internal static class DeadNodes
{
    public static OpGraph Run(OpGraph graph)
    {
        var read = new bool[graph.NextId];
        foreach (var result in graph.Results)
        {
            read[result.Value.Id] = true;
        }

        var kept = new List<Node>(graph.Nodes.Length);
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (IsRead(node) || node.Op.Has(OpTraits.Effect))
            {
                kept.Add(node);
                foreach (var input in node.Inputs)
                {
                    read[input.Id] = true;
                }
            }
        }

        if (kept.Count == graph.Nodes.Length)
        {
            return graph;
        }

        kept.Reverse();
        return graph with { Nodes = kept.ToEquatableArray() };

        bool IsRead(Node node)
        {
            foreach (var output in node.Outputs)
            {
                if (read[output.Id])
                {
                    return true;
                }
            }

            return false;
        }
    }
}
