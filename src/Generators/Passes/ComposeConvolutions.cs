using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Merges two convolutions with nothing between them into one, whose kernel is the convolution of both kernels. This is much less work if the first
/// has many filters and few channels, because both kernels are small compared with an image.
/// </summary>
internal static class ComposeConvolutions
{
    // The index of the first spatial axis of an image, after the batch and the channels.
    private const int Spatial = 2;

    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
        node.Op is Convolution
        && rewriter.ProducerOf(node.Inputs[0]) is { Op: Convolution } first
        && rewriter.IsReadOnce(node.Inputs[0])
        && CanBeOne(first, node)
        && IsLessWork(first, node)
            ? [Compose(rewriter.Builder, first, node)]
            : null);

    // Zeros that pad the result of the first convolution are not the result of padding its operand, so the second must not pad.
    private static bool CanBeOne(Node first, Node second) =>
        first.Integer("groups") == 1 && second.Integer("groups") == 1
        && first.Sizes("strides").All(stride => stride == 1)
        && first.Sizes("dilation").All(dilation => dilation == 1) && second.Sizes("dilation").All(dilation => dilation == 1)
        && second.Sizes("padding").All(padding => padding == 0);

    /// <summary>Returns true if merging is less work even for a single image, although the merged kernel is computed in each step.</summary>
    private static bool IsLessWork(Node first, Node second)
    {
        if (second.Output.Shape.Dims.Skip(1).Any(dim => !dim.IsConstant) || first.Output.Shape.Dims.Skip(1).Any(dim => !dim.IsConstant))
        {
            return false;
        }

        var (kernel, next) = (Sizes(first.Inputs[1]), Sizes(second.Inputs[1]));
        var window = kernel.Zip(next, (one, other) => (double)(one + other - 1)).Skip(Spatial).Aggregate(1.0, (product, size) => product * size);
        var one = Positions(second) * next[0] * kernel[1] * window;
        var making = (double)next[0] * kernel[0] * kernel[1] * Window(next) * window;
        var two = (Positions(first) * kernel[0] * kernel[1] * Window(kernel)) + (Positions(second) * next[0] * next[1] * Window(next));
        return 2 * (one + making) < two;

        static double Positions(Node node) => node.Output.Shape.Dims.Skip(Spatial).Aggregate(1.0, (product, dim) => product * dim.Constant);
        static double Window(IReadOnlyList<long> sizes) => sizes.Skip(Spatial).Aggregate(1.0, (product, size) => product * size);
    }

    private static Value Compose(GraphBuilder graph, Node first, Node second)
    {
        var (kernel, next) = (first.Inputs[1], second.Inputs[1]);
        var name = kernel.Name + "_composed";
        var axes = Enumerable.Range(Spatial, kernel.Shape.Rank - Spatial).ToList();
        List<int> swapped = [1, 0, .. axes];

        // In the convolution of the kernels, the image's channels are the batch, and the filters between are the channels.
        var flipped = axes.Aggregate(next, (value, axis) => Flip.Apply(graph, value, axis, next.Name + "_flipped"));
        var ones = axes.Select(_ => 1L).ToList();
        var composed = Convolution.Apply(
            graph, Permute.Apply(graph, kernel, swapped), flipped, null, name, ones, axes.Select(axis => next.Shape[axis].Constant - 1).ToList(), ones, groups: 1);
        return Convolution.Apply(
            graph, first.Inputs[0], Permute.Apply(graph, composed, swapped), Bias(graph, first, second, axes), second.Output.Name,
            second.Sizes("strides").ToList(), first.Sizes("padding").ToList(), ones, groups: 1);
    }

    /// <summary>
    /// Computes the bias: that of the second convolution, plus the result of applying its kernel to the constant bias of the first.
    /// </summary>
    private static Value? Bias(GraphBuilder graph, Node first, Node second, IReadOnlyList<int> axes)
    {
        var own = second.Inputs.Length == 3 ? second.Inputs[2] : null;
        if (first.Inputs.Length < 3)
        {
            return own;
        }

        var (bias, kernel) = (first.Inputs[2], second.Inputs[1]);
        var name = bias.Name + "_composed";
        var sums = Sum.Apply(graph, kernel, axes, kernel.Name + "_sums");
        var passed = MatMul.Apply(graph, sums, Reshape.Apply(graph, bias, Shape.Of(bias.Shape[0], 1)), name);
        var flat = Reshape.Apply(graph, passed, Shape.Of(kernel.Shape[0]));
        return own is null ? flat : Arithmetic.Add.Apply(graph, flat, own, name);
    }

    private static IReadOnlyList<long> Sizes(Value kernel) => kernel.Shape.Dims.Select(dim => dim.Constant).ToList();
}
