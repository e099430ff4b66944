using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>Removes duplicate computations: the same operation on the same values with the same arguments.</summary>
internal static class CommonSubexpressions
{
    public static OpGraph Run(OpGraph graph)
    {
        var seen = new Dictionary<Node, Node>(graph.Nodes.Length, SameWork.Instance);
        return Rewriter.Run(graph, (rewriter, node) =>
        {
            if (node.Op.Has(OpTraits.Effect))
            {
                return null;
            }

            if (seen.TryGetValue(node, out var same))
            {
                return same.Outputs;
            }

            seen.Add(node, node);
            return null;
        });
    }

    /// <summary>Compares nodes by the value they compute. Values are compared by their id in the graph.</summary>
    private sealed class SameWork : IEqualityComparer<Node>
    {
        public static SameWork Instance { get; } = new();

        public bool Equals(Node left, Node right)
        {
            if (left.Op != right.Op || left.Inputs.Length != right.Inputs.Length)
            {
                return false;
            }

            for (var i = 0; i < left.Inputs.Length; i++)
            {
                if (left.Inputs[i].Id != right.Inputs[i].Id)
                {
                    return false;
                }
            }

            return left.Arguments.Equals(right.Arguments);
        }

        // The arguments are left out because nodes that read the same values are seldom different operations.
        public int GetHashCode(Node node)
        {
            var hash = node.Op.GetHashCode();
            foreach (var input in node.Inputs)
            {
                hash = unchecked((hash * 31) + input.Id);
            }

            return hash;
        }
    }
}
