using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// The order of axes in which kernels take what has channels: (N, channels, ...). All of it is views of the same memory, and
/// what one layer ends with is the inverse of what the next begins with, so that passes can remove both.
/// </summary>
internal static class Channels
{
    /// <summary>Moves the channels from <paramref name="axis"/> behind the batch.</summary>
    /// <remarks>A series is an image of height one: libtorch has kernels for images whose channels lie last in memory, and none for such series.</remarks>
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

    /// <summary>Moves them back.</summary>
    /// <param name="rank">The rank that the operand had.</param>
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
