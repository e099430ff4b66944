using System.Collections.Generic;
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
        var seen = new Dictionary<(string Op, EquatableArray<Value> Inputs, EquatableArray<Argument> Arguments), Node>();
        return Rewriter.Run(graph, (rewriter, node) =>
        {
            if (OpCatalogue.Of(node.Op).Has(OpTraits.Effect))
            {
                return null;
            }

            var key = (node.Op, node.Inputs, node.Arguments);
            if (seen.TryGetValue(key, out var same))
            {
                return same.Outputs;
            }

            seen.Add(key, node);
            return null;
        });
    }
}
