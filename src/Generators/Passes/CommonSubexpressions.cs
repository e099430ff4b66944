using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>Computes once what would be computed twice: the same operation on the same values with the same arguments.</summary>
internal static class CommonSubexpressions
{
    public static OpGraph Run(OpGraph graph)
    {
        // A value is known by its id in the graph.
        var seen = new Dictionary<(string Op, EquatableArray<int> Inputs, EquatableArray<Argument> Arguments), Node>();
        return Rewriter.Run(graph, (rewriter, node) =>
        {
            if (OpCatalogue.Of(node.Op).Has(OpTraits.Effect))
            {
                return null;
            }

            var key = (node.Op, node.Inputs.Select(input => input.Id).ToEquatableArray(), node.Arguments);
            if (seen.TryGetValue(key, out var same))
            {
                return same.Outputs;
            }

            seen.Add(key, node);
            return null;
        });
    }
}
