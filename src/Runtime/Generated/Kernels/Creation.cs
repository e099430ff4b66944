using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Creates tensors whose elements are all the same.</summary>
public static class Creation
{
    /// <summary>Creates a tensor of ones, with the dtype and the device of another tensor.</summary>
    /// <param name="like">The other tensor.</param>
    /// <param name="shape">The shape.</param>
    public static Tensor Ones(Tensor like, params long[] shape) => ones(shape, like.dtype, like.device);

    /// <summary>Creates a tensor of the shape of <paramref name="x"/> whose elements are all the same number.</summary>
    /// <param name="x">A tensor, of which only the shape is used.</param>
    /// <param name="value">The number.</param>
    public static Tensor Spread(Tensor x, double value)
    {
        using Scalar scalar = value;
        return full_like(x, scalar);
    }

    /// <summary>Creates a tensor without elements, which is the gradient of an input on which no output depends.</summary>
    public static Tensor NoGradient() => empty(0);
}
