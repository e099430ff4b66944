using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Joins and pads tensors.</summary>
public static class Shapes
{
    /// <summary>Concatenates tensors along an axis.</summary>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <param name="tensors">The tensors.</param>
    public static Tensor Concatenate(long axis, params ReadOnlySpan<Tensor> tensors)
    {
        Span<long> shape = stackalloc long[(int)tensors[0].dim()];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = tensors[0].size(i);
        }

        shape[(int)axis] = 0;
        var isChannelsLast = shape.Length == 4;
        foreach (var tensor in tensors)
        {
            if (!CpuElementwise.CanCopy(tensor))
            {
                return cat(tensors.ToArray(), axis);
            }

            shape[(int)axis] += tensor.size((int)axis);
            isChannelsLast &= tensor.IsIn(MemoryOrder.ChannelsLast);
        }

        var result = StepMemory.Allocate(shape, ScalarType.Float32, isChannelsLast ? MemoryOrder.ChannelsLast : MemoryOrder.Contiguous);
        var start = 0L;
        foreach (var tensor in tensors)
        {
            CpuElementwise.CopyToPart(result, tensor, (int)axis, start);
            start += tensor.size((int)axis);
        }

        return result;
    }

    /// <summary>Pads an axis with a constant.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="before">The number of elements before the first.</param>
    /// <param name="after">The number of elements after the last.</param>
    /// <param name="value">The constant.</param>
    public static Tensor Pad(Tensor x, int axis, long before, long after, double value)
    {
        if (CpuElementwise.CanCopy(x) && before >= 0 && after >= 0)
        {
            Span<long> sizes = stackalloc long[(int)x.dim()];
            for (var i = 0; i < sizes.Length; i++)
            {
                sizes[i] = x.size(i);
            }

            sizes[axis] += before + after;
            var isChannelsLast = x.dim() == 4 && !x.is_contiguous() && x.IsIn(MemoryOrder.ChannelsLast);
            var result = StepMemory.Allocate(sizes, ScalarType.Float32, isChannelsLast ? MemoryOrder.ChannelsLast : MemoryOrder.Contiguous);
            CpuElementwise.FillPart(result, axis, 0, before, value);
            CpuElementwise.CopyToPart(result, x, axis, before);
            CpuElementwise.FillPart(result, axis, before + x.size(axis), after, value);
            return result;
        }

        // libtorch does not pad a tensor without elements, even if the result has some.
        if (x.numel() == 0)
        {
            var shape = x.shape;
            shape[axis] += before + after;
            using Scalar scalar = value;
            return full(shape, scalar, x.dtype, x.device);
        }

        // libtorch expects pairs of paddings, beginning with the last axis.
        var padding = new long[2 * ((int)x.dim() - axis)];
        (padding[^2], padding[^1]) = (before, after);
        return nn.functional.pad(x, padding, PaddingModes.Constant, value);
    }
}
