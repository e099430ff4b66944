using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// What generated code computes with, where TorchSharp's API has no one operation for it. Tensors come in and new tensors go
/// out, which the caller disposes of; what ends in <c>InPlace</c> or <c>Into</c> writes into a tensor that is given.
/// </summary>
/// <remarks>
/// Forward operations can be recorded by autograd. Gradients, and what ends in <c>InPlace</c> or <c>Into</c>, run without it.
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

    /// <summary>Copies elements into a tensor of the same shape.</summary>
    /// <param name="result">Takes them.</param>
    /// <param name="x">Where they are.</param>
    public static void Copy(Tensor result, Tensor x) => result.copy_(x);

    /// <summary>x · a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Scale(Tensor x, double a)
    {
        using Scalar scalar = a;
        return x.mul(scalar);
    }

    /// <summary>x := x · a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static void ScaleInPlace(Tensor x, double a)
    {
        using Scalar scalar = a;
        x.mul_(scalar);
    }

    /// <summary>x + a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Offset(Tensor x, double a)
    {
        using Scalar scalar = a;
        return x.add(scalar);
    }

    /// <summary>x := x + a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static void OffsetInPlace(Tensor x, double a)
    {
        using Scalar scalar = a;
        x.add_(scalar);
    }

    /// <summary>a / x.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Reciprocal(Tensor x, double a)
    {
        using var reciprocal = x.reciprocal();
        return Scale(reciprocal, a);
    }

    /// <summary>x to the power a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Power(Tensor x, double a)
    {
        using Scalar scalar = a;
        return x.pow(scalar);
    }

    /// <summary>x := x + a · y.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same shape.</param>
    /// <param name="a">A number.</param>
    internal static void AddScaled(Tensor x, Tensor y, double a)
    {
        using Scalar scalar = a;
        x.add_(y, scalar);
    }

    /// <summary>x := x + a · y · z.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same shape.</param>
    /// <param name="z">A tensor of the same shape.</param>
    /// <param name="a">A number.</param>
    internal static void AddProduct(Tensor x, Tensor y, Tensor z, double a)
    {
        using Scalar scalar = a;
        x.addcmul_(y, z, scalar);
    }

    /// <summary>a · x · kernel + bias, for a matrix x.</summary>
    /// <param name="x">(rows, features).</param>
    /// <param name="kernel">(features, units).</param>
    /// <param name="bias">(units).</param>
    /// <returns>(rows, units).</returns>
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

    /// <summary>The product of two matrices.</summary>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    /// <param name="transposeLeft">Whether the left one is transposed first.</param>
    /// <param name="transposeRight">Whether the right one is.</param>
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

    /// <summary>The product of two matrices, into a matrix.</summary>
    /// <param name="result">Takes the product.</param>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    /// <param name="transposeLeft">Whether the left one is transposed first.</param>
    /// <param name="transposeRight">Whether the right one is.</param>
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

    /// <summary>The sum over some axes, into a tensor.</summary>
    /// <param name="result">Takes the sum.</param>
    /// <param name="x">A tensor.</param>
    /// <param name="axes">The axes that disappear.</param>
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

    /// <summary>x := max(x, 0).</summary>
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

    /// <summary>The gradient of ReLU, in place of the gradient of the result.</summary>
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

    /// <summary>Tensors one behind the other.</summary>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <param name="tensors">The tensors.</param>
    public static Tensor Concatenate(long axis, params Tensor[] tensors) => cat(tensors, axis);

    /// <summary>A constant before and behind the elements of one axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis, from 0.</param>
    /// <param name="before">How many go before.</param>
    /// <param name="behind">How many go behind.</param>
    /// <param name="value">The constant.</param>
    public static Tensor Pad(Tensor x, int axis, long before, long behind, double value)
    {
        // libtorch refuses to pad what has no elements, though the result may have some.
        if (x.numel() == 0)
        {
            var shape = x.shape;
            shape[axis] += before + behind;
            using Scalar scalar = value;
            return full(shape, scalar, x.dtype, x.device);
        }

        // libtorch counts pairs of paddings from the last axis.
        var padding = new long[2 * ((int)x.dim() - axis)];
        (padding[^2], padding[^1]) = (before, behind);
        return nn.functional.pad(x, padding, PaddingModes.Constant, value);
    }

    /// <summary>Ones, of the dtype and on the device of another tensor.</summary>
    /// <param name="like">The other tensor.</param>
    /// <param name="shape">The shape.</param>
    public static Tensor Ones(Tensor like, params long[] shape) => ones(shape, like.dtype, like.device);

    /// <summary>The same number everywhere, in the shape of <paramref name="x"/>.</summary>
    /// <param name="x">A tensor; only its shape counts.</param>
    /// <param name="value">The number.</param>
    public static Tensor Spread(Tensor x, double value)
    {
        using Scalar scalar = value;
        return full_like(x, scalar);
    }

    /// <summary>What stands for the gradient of an input that no output depends on: nothing, a tensor without elements.</summary>
    public static Tensor NoGradient() => empty(0);

    /// <summary>The gradient of ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor ReluGradient(Tensor g, Tensor y) => s_reluGradient.Call(g, y, 0.0);

    private static void ThresholdGradientInPlace(Tensor g, Tensor y) => s_reluGradientInto.Call(g, y, 0.0, g).Dispose();

    /// <summary>The gradient of the sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor SigmoidGradient(Tensor g, Tensor y) => s_sigmoidGradient.Call(g, y);

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void SigmoidGradientInPlace(Tensor g, Tensor y) => s_sigmoidGradientInto.Call(g, y, g).Dispose();

    /// <summary>The gradient of tanh.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static Tensor TanhGradient(Tensor g, Tensor y) => s_tanhGradient.Call(g, y);

    /// <summary>The same, in place of the gradient of the result.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    public static void TanhGradientInPlace(Tensor g, Tensor y) => s_tanhGradientInto.Call(g, y, g).Dispose();

    /// <summary>The gradient of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor SoftmaxGradient(Tensor g, Tensor y, int axis) => s_softmaxGradient.Call(g, y, (long)axis, Argument.DTypeOf(y));

    /// <summary>The gradient of <see cref="UpsampleBilinear2d"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="batch">The first size of the images.</param>
    /// <param name="channels">The second.</param>
    /// <param name="height">The third.</param>
    /// <param name="width">The fourth.</param>
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

        // With beta = 0 the old content is not read, whatever it is.
        result.addmm_(a, b, 0, 1);
    }

    private static void OperatorSumInto(Tensor result, Tensor x, ReadOnlySpan<long> axes)
    {
        using var sum = x.sum(axes);
        Copy(result, sum);
    }
}
