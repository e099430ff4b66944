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
    /// <summary>
    /// Ends an operation in place. TorchSharp before 0.100.5 returns another handle to the same memory from it, which has to be
    /// disposed of; later versions return the tensor itself.
    /// </summary>
    /// <param name="x">The tensor.</param>
    /// <param name="result">What the operation in place returned.</param>
    public static void InPlace(Tensor x, Tensor result)
    {
        if (!ReferenceEquals(x, result))
        {
            result.Dispose();
        }
    }

    /// <summary>Copies elements into a tensor of the same shape.</summary>
    /// <param name="result">Takes them.</param>
    /// <param name="x">Where they are.</param>
    public static void Copy(Tensor result, Tensor x) => InPlace(result, result.copy_(x));

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
        InPlace(x, x.mul_(scalar));
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
        InPlace(x, x.add_(scalar));
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
        InPlace(x, x.add_(y, scalar));
    }

    /// <summary>x := x + a · y · z.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same shape.</param>
    /// <param name="z">A tensor of the same shape.</param>
    /// <param name="a">A number.</param>
    internal static void AddProduct(Tensor x, Tensor y, Tensor z, double a)
    {
        using Scalar scalar = a;
        InPlace(x, x.addcmul_(y, z, scalar));
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
                InPlace(product, product.add_(bias));
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
            InPlace(x, x.relu_());
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
}
