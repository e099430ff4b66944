using System.Collections.Generic;
using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Lets an elementwise operation overwrite the buffer of its operand. This is allowed if nothing reads the operand later, not even through a view or
/// as a result, and if the buffer belongs to the step. Inputs and weights belong to the caller.
/// </summary>
internal static class InPlace
{
    public static OpGraph Run(OpGraph graph)
    {
        var buffers = new Buffers(graph.NextId);
        var lastReads = LastReads(graph);
        var nodes = graph.Nodes.ToArray();
        for (var i = 0; i < nodes.Length; i++)
        {
            var node = nodes[i];
            var op = node.Op;
            if (node.Outputs.Length == 1)
            {
                for (var input = 0; input < node.Inputs.Length; input++)
                {
                    if (op.CanReplace(input) && IsSafe(node, input, i))
                    {
                        nodes[i] = node = node with { InPlaceInput = input };
                        break;
                    }
                }
            }

            buffers.Add(node, op);
        }

        return graph with { Nodes = EquatableArray.Of(nodes) };

        bool IsSafe(Node node, int input, int position)
        {
            var value = node.Inputs[input];
            if (value.Source != ValueSource.Node || value.DType != node.Output.DType || !value.Shape.Equals(node.Output.Shape) || !buffers.IsOwned(value))
            {
                return false;
            }

            foreach (var other in node.Inputs)
            {
                if (other.Id != value.Id && buffers.Share(other, value))
                {
                    return false;
                }
            }

            foreach (var sharer in buffers.SharersOf(value))
            {
                if (lastReads[sharer] > position)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Gets the position of the node that last reads each value, by the value's id. It is after the last node for results.</summary>
    private static int[] LastReads(OpGraph graph)
    {
        var last = new int[graph.NextId];
        for (var i = 0; i < graph.Nodes.Length; i++)
        {
            foreach (var input in graph.Nodes[i].Inputs)
            {
                last[input.Id] = i;
            }
        }

        foreach (var result in graph.Results)
        {
            last[result.Value.Id] = int.MaxValue;
        }

        return last;
    }
}
