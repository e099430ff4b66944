using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// The operations of generated code that TorchSharp's API does not have as one operation. They return new tensors, which the caller disposes
/// of. Operations whose names end in <c>InPlace</c> or <c>Into</c> write to a given tensor.
/// </summary>
/// <remarks>
/// Autograd can record forward operations, but not gradients nor operations whose names end in <c>InPlace</c> or <c>Into</c>.
/// </remarks>
public static partial class Kernels
{
    private static readonly Script s_reluGradient = new("threshold_backward");
    private static readonly Script s_reluGradientInto = new("threshold_backward", "grad_input");
    private static readonly Operator s_sigmoidGradient = new("sigmoid_backward");
    private static readonly Operator s_sigmoidGradientInto = new("sigmoid_backward", "grad_input");
    private static readonly Operator s_tanhGradient = new("tanh_backward");
    private static readonly Operator s_tanhGradientInto = new("tanh_backward", "grad_input");
    private static readonly Operator s_softmaxGradient = new("_softmax_backward_data");
    private static readonly Operator s_upsampleBilinear2dGradient = new("upsample_bilinear2d_backward");

    /// <summary>Copies the elements of a tensor to another of the same shape.</summary>
    /// <param name="result">The tensor to copy to.</param>
    /// <param name="x">The tensor to copy from.</param>
    public static void Copy(Tensor result, Tensor x) => result.copy_(x);

    /// <summary>Computes x · a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Scale(Tensor x, double a)
    {
        using Scalar scalar = a;
        return x.mul(scalar);
    }

    /// <summary>Computes x := x · a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static void ScaleInPlace(Tensor x, double a)
    {
        using Scalar scalar = a;
        x.mul_(scalar);
    }

    /// <summary>Computes x + a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Offset(Tensor x, double a)
    {
        using Scalar scalar = a;
        return x.add(scalar);
    }

    /// <summary>Computes x := x + a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static void OffsetInPlace(Tensor x, double a)
    {
        using Scalar scalar = a;
        x.add_(scalar);
    }

    /// <summary>Computes a / x.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Reciprocal(Tensor x, double a)
    {
        using var reciprocal = x.reciprocal();
        return Scale(reciprocal, a);
    }

    /// <summary>Computes x to the power a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Power(Tensor x, double a)
    {
        using Scalar scalar = a;
        return x.pow(scalar);
    }

    /// <summary>Computes x := x + a · y.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same shape.</param>
    /// <param name="a">A number.</param>
    internal static void AddScaled(Tensor x, Tensor y, double a)
    {
        using Scalar scalar = a;
        x.add_(y, scalar);
    }

    /// <summary>Computes x := x + a · y · z.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same shape.</param>
    /// <param name="z">A tensor of the same shape.</param>
    /// <param name="a">A number.</param>
    internal static void AddProduct(Tensor x, Tensor y, Tensor z, double a)
    {
        using Scalar scalar = a;
        x.addcmul_(y, z, scalar);
    }

    /// <summary>Computes x · kernel + bias.</summary>
    /// <param name="x">The operand, of the shape (rows, features).</param>
    /// <param name="kernel">The kernel, of the shape (features, units).</param>
    /// <param name="bias">The bias, of the shape (units), or null.</param>
    /// <returns>The result, of the shape (rows, units).</returns>
    public static Tensor Linear(Tensor x, Tensor kernel, Tensor? bias = null)
    {
        if (MixedStep.Current is { } mixed)
        {
            var product = mixed.Compute(x, kernel, static (a, b) => a.mm(b));
            if (bias is not null)
            {
                product.add_(bias);
            }

            return product;
        }

        if (MatrixLoops.AreForLoops(x.size(0), x, kernel))
        {
            var result = empty(x.size(0), kernel.size(1), x.dtype);
            MatrixLoops.Multiply(result, x, false, kernel, false, bias);
            return result;
        }

        return bias is null ? x.mm(kernel) : addmm(bias, x, kernel, 1, 1);
    }

    /// <summary>Computes the product of two matrices.</summary>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    /// <param name="transposeLeft">Whether the left matrix is transposed.</param>
    /// <param name="transposeRight">Whether the right matrix is transposed.</param>
    public static Tensor MatMul(Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        if (MixedStep.Current is { } mixed)
        {
            return mixed.Compute(left, right, (a, b) => TransposedProduct(a, b, transposeLeft, transposeRight));
        }

        var (rows, columns) = (left.size(transposeLeft ? 1 : 0), right.size(transposeRight ? 0 : 1));
        if (!(transposeLeft && transposeRight) && MatrixLoops.AreForLoops(rows, left, right))
        {
            var result = empty(rows, columns, left.dtype);
            MatrixLoops.Multiply(result, left, transposeLeft, right, transposeRight, null);
            return result;
        }

        return TransposedProduct(left, right, transposeLeft, transposeRight);
    }

    /// <summary>Computes the product of two matrices into a matrix.</summary>
    /// <param name="result">Receives the product.</param>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    /// <param name="transposeLeft">Whether the left matrix is transposed.</param>
    /// <param name="transposeRight">Whether the right matrix is transposed.</param>
    public static void MatMulInto(Tensor result, Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        if (MixedStep.Current is not null)
        {
            using var product = MatMul(left, right, transposeLeft, transposeRight);
            Copy(result, product);
        }
        else if (!(transposeLeft && transposeRight) && MatrixLoops.AreForLoops(result.size(0), left, right) && FlatMemory.IsForLoops(result))
        {
            MatrixLoops.Multiply(result, left, transposeLeft, right, transposeRight, null);
        }
        else
        {
            TransposedProductInto(result, left, right, transposeLeft, transposeRight);
        }
    }

    /// <summary>Computes the sum over axes into a tensor.</summary>
    /// <param name="result">Receives the sum.</param>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes over which the sum is taken.</param>
    public static void SumInto(Tensor result, Tensor x, params ReadOnlySpan<long> axes)
    {
        if (axes is [0] && FlatMemory.IsForLoops(result, x))
        {
            MatrixLoops.SumRows(result, x);
        }
        else
        {
            OperatorSumInto(result, x, axes);
        }
    }

    /// <summary>Computes x := max(x, 0).</summary>
    /// <param name="x">A tensor.</param>
    public static void ReluInPlace(Tensor x)
    {
        if (FlatMemory.IsForLoops(x))
        {
            PointwiseLoops.Relu(x);
        }
        else
        {
            x.relu_();
        }
    }

    /// <summary>Computes <see cref="ReluGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void ReluGradientInPlace(Tensor g, Tensor y)
    {
        if (FlatMemory.IsForLoops(g, y))
        {
            PointwiseLoops.ReluGradient(g, y, 1);
        }
        else
        {
            ThresholdGradientInPlace(g, y);
        }
    }

    /// <summary>Concatenates tensors along an axis.</summary>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <param name="tensors">The tensors.</param>
    public static Tensor Concatenate(long axis, params Tensor[] tensors) => cat(tensors, axis);

    /// <summary>Pads an axis with a constant.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="before">The number of elements before the first.</param>
    /// <param name="behind">The number of elements after the last.</param>
    /// <param name="value">The constant.</param>
    public static Tensor Pad(Tensor x, int axis, long before, long behind, double value)
    {
        // libtorch does not pad a tensor without elements, even if the result has some.
        if (x.numel() == 0)
        {
            var shape = x.shape;
            shape[axis] += before + behind;
            using Scalar scalar = value;
            return full(shape, scalar, x.dtype, x.device);
        }

        // libtorch expects pairs of paddings, beginning with the last axis.
        var padding = new long[2 * ((int)x.dim() - axis)];
        (padding[^2], padding[^1]) = (before, behind);
        return nn.functional.pad(x, padding, PaddingModes.Constant, value);
    }

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

    /// <summary>Computes the gradient of ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor ReluGradient(Tensor g, Tensor y) => s_reluGradient.Call(g, y, 0.0);

    private static void ThresholdGradientInPlace(Tensor g, Tensor y) => s_reluGradientInto.Call(g, y, 0.0, g).Dispose();

    /// <summary>Computes the gradient of the sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor SigmoidGradient(Tensor g, Tensor y) => s_sigmoidGradient.Call(g, y);

    /// <summary>Computes <see cref="SigmoidGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void SigmoidGradientInPlace(Tensor g, Tensor y) => s_sigmoidGradientInto.Call(g, y, g).Dispose();

    /// <summary>Computes the gradient of tanh.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor TanhGradient(Tensor g, Tensor y) => s_tanhGradient.Call(g, y);

    /// <summary>Computes <see cref="TanhGradient"/> in place of <paramref name="g"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void TanhGradientInPlace(Tensor g, Tensor y) => s_tanhGradientInto.Call(g, y, g).Dispose();

    /// <summary>Computes the gradient of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor SoftmaxGradient(Tensor g, Tensor y, int axis) => s_softmaxGradient.Call(g, y, (long)axis, Argument.DTypeOf(y));

    /// <summary>Computes the gradient of <see cref="UpsampleBilinear2d"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="batch">The number of images.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="height">The height of the operand.</param>
    /// <param name="width">The width of the operand.</param>
    public static Tensor UpsampleBilinear2dGradient(Tensor g, long batch, long channels, long height, long width) =>
        s_upsampleBilinear2dGradient.Call(g, new[] { g.size(2), g.size(3) }, new[] { batch, channels, height, width }, false, Argument.None, Argument.None);

    private static Tensor TransposedProduct(Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.t() : left.alias();
        using var b = transposeRight ? right.t() : right.alias();
        return a.mm(b);
    }

    private static void TransposedProductInto(Tensor result, Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.t() : left.alias();
        using var b = transposeRight ? right.t() : right.alias();

        // With beta = 0, BLAS does not read the old elements, which may be NaN.
        result.addmm_(a, b, 0, 1);
    }

    private static void OperatorSumInto(Tensor result, Tensor x, ReadOnlySpan<long> axes)
    {
        using var sum = x.sum(axes);
        Copy(result, sum);
    }
}
