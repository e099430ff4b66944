using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>The order of a tensor's axes in memory.</summary>
internal enum MemoryOrder
{
    /// <summary>The axes are in memory as in the shape.</summary>
    Contiguous,

    /// <summary>The shape is (N, channels, ...), and the channels are last in memory.</summary>
    ChannelsLast,

    /// <summary>The shape is (filters, channels, height, width), and the memory is (height, width, channels, filters), as in Keras.</summary>
    KerasKernel,
}

/// <summary>Computes with orders of memory.</summary>
internal static class MemoryOrders
{
    /// <summary>Returns true if the elements of a tensor are in an order, without gaps.</summary>
    public static bool IsIn(this Tensor x, MemoryOrder order)
    {
        if (order == MemoryOrder.Contiguous)
        {
            return x.is_contiguous();
        }

        var (rank, stride) = ((int)x.dim(), 1L);
        for (var i = 0; i < rank; i++)
        {
            var axis = order.AxisFromLast(i, rank);
            var size = x.size(axis);
            if (size != 1 && x.stride(axis) != stride)
            {
                return false;
            }

            stride *= size;
        }

        return true;
    }

    /// <summary>Returns true if the memory of a tensor can be read as another shape, in the order of the axes.</summary>
    /// <param name="x">A tensor with at least one element.</param>
    /// <param name="shape">A shape with as many elements, all of whose sizes are known.</param>
    public static bool CanBeViewedAs(this Tensor x, ReadOnlySpan<long> shape)
    {
        if (x.is_contiguous())
        {
            return true;
        }

        // Axes that lie in each other without a gap are a group. The axes of the shape have to divide the groups.
        var target = shape.Length - 1;
        for (var axis = (int)x.dim() - 1; axis >= 0;)
        {
            var (size, inner) = (x.size(axis), x.stride(axis));
            for (axis--; axis >= 0 && (x.size(axis) == 1 || size == 1 || x.stride(axis) == inner * size); axis--)
            {
                inner = size == 1 ? x.stride(axis) : inner;
                size *= x.size(axis);
            }

            var left = size;
            for (; target >= 0 && left % shape[target] == 0 && (left > 1 || shape[target] == 1); target--)
            {
                left /= shape[target];
            }

            if (left != 1)
            {
                return false;
            }
        }

        return target < 0;
    }

    /// <summary>Computes the distance in memory of neighbours along each axis.</summary>
    public static long[] StridesOf(this MemoryOrder order, ReadOnlySpan<long> shape)
    {
        var strides = new long[shape.Length];
        var stride = 1L;
        for (var i = 0; i < shape.Length; i++)
        {
            var axis = order.AxisFromLast(i, shape.Length);
            strides[axis] = stride;
            stride *= Math.Max(shape[axis], 1);
        }

        return strides;
    }

    /// <summary>Gets an axis, counted from the last in memory.</summary>
    public static int AxisFromLast(this MemoryOrder order, int i, int rank) => order switch
    {
        MemoryOrder.ChannelsLast => i == 0 ? 1 : i == rank - 1 ? 0 : rank - i,
        MemoryOrder.KerasKernel => i < 2 ? i : 5 - i,
        _ => rank - 1 - i,
    };
}
