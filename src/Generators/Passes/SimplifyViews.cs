using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Two views in a row are one, and a view and its inverse are none. A permutation before an elementwise operation moves
/// behind it, where it meets the next one: so a chain of convolutions, activations and poolings over channels-last images
/// stays in one layout, and only its ends are permuted.
/// </summary>
internal static class SimplifyViews
{
    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) => node.Op switch
    {
        nameof(Permute) => Merge(rewriter, node),
        nameof(Reshape) when rewriter.ProducerOf(node.Inputs[0]) is { Op: nameof(Reshape) } first =>
            [Reshape.Apply(rewriter.Builder, first.Inputs[0], node.Output.Shape, node.Output.Name)],
        _ when OpCatalogue.Of(node.Op).Has(OpTraits.Elementwise) => Sink(rewriter, node),
        _ => null,
    });

    private static IReadOnlyList<Value?>? Merge(Rewriter rewriter, Node node)
    {
        if (rewriter.ProducerOf(node.Inputs[0]) is not { Op: nameof(Permute) } first)
        {
            return null;
        }

        // Axis i of the result is axis outer[i] of the middle, which is axis inner[outer[i]] of the start.
        var inner = Permute.OrderOf(first);
        return [Permute.Apply(rewriter.Builder, first.Inputs[0], Permute.OrderOf(node).Select(axis => inner[axis]).ToList(), node.Output.Name)];
    }

    private static IReadOnlyList<Value?>? Sink(Rewriter rewriter, Node node)
    {
        if (node.Outputs.Length != 1 || node.Inputs.Any(input => !input.Shape.Equals(node.Output.Shape)))
        {
            return null;
        }

        var permutes = node.Inputs.Select(rewriter.ProducerOf).ToList();
        if (permutes.Any(permute => permute is not { Op: nameof(Permute) }))
        {
            return null;
        }

        var order = Permute.OrderOf(permutes[0]!);
        if (!permutes.All(permute => Permute.OrderOf(permute!).SequenceEqual(order)))
        {
            return null;
        }

        var inputs = permutes.Select(permute => permute!.Inputs[0]).ToList();
        var result = rewriter.Builder.Add(OpCatalogue.Of(node.Op), node.Output.Name, inputs[0].Shape, inputs, [.. node.Arguments]);
        return [Permute.Apply(rewriter.Builder, result, order, node.Output.Name + "_permuted")];
    }
}
