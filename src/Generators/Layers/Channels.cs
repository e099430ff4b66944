using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Converts between the user's order of axes and that of kernels, (N, channels, ...). All conversions are views of the same memory. The last view of
/// a layer is the inverse of the first view of the next layer, so passes can remove both.
/// </summary>
internal static class Channels
{
    /// <summary>Moves the channels from <paramref name="axis"/> to the axis after the batch.</summary>
    /// <remarks>A sequence becomes an image of height one, because libtorch has channels-last kernels for images and none for sequences.</remarks>
    public static Value ToFront(GraphBuilder graph, Value x, int axis)
    {
        var shape = x.Shape;
        if (shape.Rank == 3)
        {
            x = Reshape.Apply(graph, x, axis == 1 ? Shape.Of(shape[0], shape[1], 1, shape[2]) : Shape.Of(shape[0], 1, shape[1], shape[2]), x.Name + "_image");
            axis = axis == 1 ? 1 : 3;
        }

        return Permute.Apply(graph, x, Order(x.Shape.Rank, axis), x.Name + "_channels_first");
    }

    /// <summary>Moves the channels back to <paramref name="axis"/>.</summary>
    /// <param name="rank">The rank of the layer's operand.</param>
    public static Value FromFront(GraphBuilder graph, Value x, int axis, int rank)
    {
        if (rank != 3)
        {
            return Permute.Apply(graph, x, Permute.Inverse(Order(rank, axis)), x.Name + "_channels_back");
        }

        var back = Permute.Apply(graph, x, Permute.Inverse(Order(4, axis == 1 ? 1 : 3)), x.Name + "_channels_back");
        var height = axis == 1 ? 2 : 1;
        return Reshape.Apply(graph, back, new Shape(back.Shape.Dims.Where((_, place) => place != height)), x.Name);
    }

    private static int[] Order(int rank, int axis) => [0, axis, .. Enumerable.Range(1, rank - 1).Where(other => other != axis)];
}
