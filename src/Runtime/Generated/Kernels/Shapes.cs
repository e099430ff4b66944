using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Joins and pads tensors.</summary>
public static class Shapes
{
    /// <summary>Concatenates tensors along an axis.</summary>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <param name="tensors">The tensors.</param>
    public static Tensor Concatenate(long axis, params Tensor[] tensors) => cat(tensors, axis);

    /// <summary>Pads an axis with a constant.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="before">The number of elements before the first.</param>
    /// <param name="after">The number of elements after the last.</param>
    /// <param name="value">The constant.</param>
    public static Tensor Pad(Tensor x, int axis, long before, long after, double value)
    {
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
