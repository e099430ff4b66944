using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>Removes what nobody reads.</summary>
internal static class DeadNodes
{
    public static OpGraph Run(OpGraph graph)
    {
        var read = new HashSet<int>(graph.Results.Select(result => result.Value.Id));
        var kept = new Stack<Node>();
        for (var i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            var node = graph.Nodes[i];
            if (OpCatalogue.Of(node.Op).Has(OpTraits.Effect) || node.Outputs.Any(output => read.Contains(output.Id)))
            {
                kept.Push(node);
                read.UnionWith(node.Inputs.Select(input => input.Id));
            }
        }

        return graph with { Nodes = kept.ToEquatableArray() };
    }
}
