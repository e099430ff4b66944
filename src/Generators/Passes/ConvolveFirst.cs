using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Moves a convolution with a kernel of one element before an enlargement that repeats elements. The result is the same, and fewer elements are convolved.
/// </summary>
internal static class ConvolveFirst
{
    public static OpGraph Run(OpGraph graph)
    {
        // Several enlargements can follow one another.
        while (Once(graph) is var moved && !ReferenceEquals(moved, graph))
        {
            graph = DeadNodes.Run(SimplifyViews.Run(moved));
        }

        return graph;
    }

    private static OpGraph Once(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
    {
        if (node.Op is not Convolution || !IsPointwise(node) || !rewriter.IsReadOnce(node.Inputs[0]))
        {
            return null;
        }

        var permute = rewriter.ProducerOf(node.Inputs[0]) is { Op: Permute } permuting ? permuting : null;
        var enlarged = permute is null ? node.Inputs[0] : permute.Inputs[0];
        var order = permute is null ? [.. Enumerable.Range(0, enlarged.Shape.Rank)] : Permute.OrderOf(permute);
        if (!rewriter.IsReadOnce(enlarged)
            || rewriter.ProducerOf(enlarged) is not { Op: Reshape } merge
            || rewriter.ProducerOf(merge.Inputs[0]) is not { Op: Expand } repeat
            || rewriter.ProducerOf(repeat.Inputs[0]) is not { Op: Reshape } part
            || FactorsOf(part, repeat, merge) is not { } factors
            || factors[order[1]] != 1)
        {
            return null;
        }

        // The first reshaping of an enlargement of an enlargement is the last one of the other.
        var shape = new Shape(enlarged.Shape.Dims.Select((dim, axis) => dim.DivideExactly(factors[axis])!));
        var small = Reshape.Apply(rewriter.Builder, part.Inputs[0], shape, part.Inputs[0].Name + "_small");
        return [Convolve(rewriter.Builder, node, small, order, factors)];
    });

    private static bool IsPointwise(Node node) =>
        node.Inputs[1].Shape.Dims.Skip(2).All(size => size.Is(1))
        && node.Sizes("strides").All(stride => stride == 1)
        && node.Sizes("padding").All(padding => padding == 0);

    /// <summary>
    /// Gets the number of times that the elements along each axis are repeated, or null if the nodes are no enlargement. An axis of size one is inserted after
    /// each axis that is enlarged, expanded, and merged.
    /// </summary>
    private static IReadOnlyList<long>? FactorsOf(Node part, Node repeat, Node merge)
    {
        var (apart, repeated, merged) = (part.Output.Shape, repeat.Output.Shape, merge.Output.Shape);
        var factors = new List<long>();
        var at = 0;
        for (var axis = 0; axis < merged.Rank; axis++, at++)
        {
            if (at == apart.Rank || !apart[at].Equals(repeated[at]))
            {
                return null;
            }

            var isEnlarged = apart.Rank - at > merged.Rank - axis && apart[at + 1].Is(1) && repeated[at + 1].IsConstant;
            var factor = isEnlarged ? repeated[at + 1].Constant : 1;
            if (!merged[axis].Equals(apart[at] * factor))
            {
                return null;
            }

            factors.Add(factor);
            at += isEnlarged ? 1 : 0;
        }

        return at == apart.Rank ? factors : null;
    }

    private static Value Convolve(GraphBuilder graph, Node node, Value small, IReadOnlyList<int> order, IReadOnlyList<long> factors)
    {
        var name = node.Output.Name;
        var x = Permute.Apply(graph, small, order, small.Name + "_channels_first");
        var shape = new Shape(x.Shape.Dims.Select((dim, axis) => axis == 1 ? node.Output.Shape[1] : dim));
        var result = Permute.Apply(graph, graph.Add(node.Op, name + "_small", shape, [x, .. node.Inputs.Skip(1)], [.. node.Arguments]), Permute.Inverse(order), name + "_small");
        return Permute.Apply(graph, Enlarge(graph, result, factors, name), order, name);
    }

    /// <summary>Repeats the elements along each axis.</summary>
    private static Value Enlarge(GraphBuilder graph, Value x, IReadOnlyList<long> factors, string name)
    {
        Shape With(System.Func<int, Dim> size) => new(Enumerable.Range(0, x.Shape.Rank).SelectMany<int, Dim>(axis => factors[axis] == 1 ? [x.Shape[axis]] : [x.Shape[axis], size(axis)]));
        var apart = Reshape.Apply(graph, x, With(_ => Dim.One), name + "_apart");
        var repeated = Expand.Apply(graph, apart, With(axis => factors[axis]), name + "_repeated");
        return Reshape.Apply(graph, repeated, new Shape(x.Shape.Dims.Select((dim, axis) => dim * factors[axis])), name);
    }
}
