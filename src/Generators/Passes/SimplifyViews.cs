using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Merges two views into one, removes a view followed by its inverse, and moves a view from before an elementwise operation to after it, where it can
/// meet the next view. So a chain of convolutions, normalizations, activations and poolings over channels-last sequences, images or volumes stays in
/// one layout, and only its ends are permuted. An operation on repeated elements runs before they are repeated.
/// </summary>
internal static class SimplifyViews
{
    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) => node.Op switch
    {
        Permute => Merge(rewriter, node),
        Reshape when rewriter.ProducerOf(node.Inputs[0]) is { Op: Reshape } first =>
            [Reshape.Apply(rewriter.Builder, first.Inputs[0], node.Output.Shape, node.Output.Name)],
        { } op when op.Has(OpTraits.Elementwise) => Sink(rewriter, node),
        _ => null,
    });

    private static IReadOnlyList<Value?>? Merge(Rewriter rewriter, Node node)
    {
        if (rewriter.ProducerOf(node.Inputs[0]) is not { Op: Permute } first)
        {
            return null;
        }

        // Axis i of the result is axis outer[i] of the middle, which is axis inner[outer[i]] of the operand.
        var inner = Permute.OrderOf(first);
        return [Permute.Apply(rewriter.Builder, first.Inputs[0], node.Sizes("order").Select(axis => inner[(int)axis]), node.Output.Name)];
    }

    private static IReadOnlyList<Value?>? Sink(Rewriter rewriter, Node node) =>
        node.Outputs.Length == 1 && node.Inputs.Length > 0 && IsView(rewriter.ProducerOf(node.Inputs[0])) && node.Inputs.All(input => input.Shape.Equals(node.Output.Shape))
            && Sink(rewriter, node, node.Inputs) is { } result
                ? [result]
                : null;

    private static bool IsView(Node? node) => node is { Op: Permute or Reshape or Expand };

    /// <summary>
    /// Adds the operation on the operands of the views, and the view of its result. Returns null if the operands are not all the same view.
    /// </summary>
    private static Value? Sink(Rewriter rewriter, Node node, IReadOnlyList<Value> operands)
    {
        if (rewriter.ProducerOf(operands[0]) is not { } first || !IsView(first))
        {
            return null;
        }

        // The operands of the views may be views again.
        var inner = new Value[operands.Count];
        for (var i = 0; i < inner.Length; i++)
        {
            if (rewriter.ProducerOf(operands[i]) is not { } view || view.Op != first.Op
                || !view.Arguments.Equals(first.Arguments) || !view.Inputs[0].Shape.Equals(first.Inputs[0].Shape))
            {
                return null;
            }

            inner[i] = view.Inputs[0];
        }

        var result = Sink(rewriter, node, inner)
            ?? rewriter.Builder.Add(node.Op, node.Output.Name, inner[0].Shape, inner, node.Arguments);
        return first.Op switch
        {
            Permute => Permute.Apply(rewriter.Builder, result, Permute.OrderOf(first), node.Output.Name + "_permuted"),
            Expand => Expand.Apply(rewriter.Builder, result, operands[0].Shape, node.Output.Name + "_repeated"),
            _ => Reshape.Apply(rewriter.Builder, result, operands[0].Shape, node.Output.Name + "_reshaped"),
        };
    }
}
