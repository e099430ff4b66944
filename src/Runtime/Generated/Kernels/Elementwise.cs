using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes arithmetic of each element with a number or with the element of another tensor.</summary>
public static partial class Elementwise
{
    /// <summary>Copies the elements of a tensor to another of the same shape.</summary>
    /// <param name="result">The tensor to copy to.</param>
    /// <param name="x">The tensor to copy from.</param>
    public static void Copy(Tensor result, Tensor x)
    {
        if (CpuElementwise.CanCopy(result) && CpuElementwise.CanCopy(x) && CpuTensors.HaveSameShape(x, result))
        {
            CpuElementwise.Copy(result, x);
        }
        else
        {
            result.copy_(x);
        }
    }

    /// <summary>Chooses elements of x if a condition is true, and of y if not. Elements that are not chosen may be NaN.</summary>
    /// <param name="condition">The condition, which is broadcast.</param>
    /// <param name="x">A tensor.</param>
    /// <param name="y">A tensor of the same shape.</param>
    /// <remarks>libtorch's <c>where</c> has no kernel for the meta device.</remarks>
    internal static Tensor Choose(Tensor condition, Tensor x, Tensor y)
    {
        using Scalar zero = 0;
        using var inverse = condition.logical_not();
        using var fromX = x.masked_fill(inverse, zero);
        using var fromY = y.masked_fill(condition, zero);
        return fromX.add(fromY);
    }

    /// <summary>Computes x · a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Scale(Tensor x, double a)
    {
        if (CpuElementwise.Map(x, new Cpu.Scaled((float)a)) is { } scaled)
        {
            return scaled;
        }

        using Scalar scalar = a;
        return x.mul(scalar);
    }

    /// <summary>Computes x := x · a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static void ScaleInPlace(Tensor x, double a)
    {
        if (CpuElementwise.MapInPlace(x, new Cpu.Scaled((float)a)))
        {
            return;
        }

        using Scalar scalar = a;
        x.mul_(scalar);
    }

    /// <summary>Computes x + a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static Tensor Offset(Tensor x, double a)
    {
        if (CpuElementwise.Map(x, new Cpu.Shifted((float)a)) is { } moved)
        {
            return moved;
        }

        using Scalar scalar = a;
        return x.add(scalar);
    }

    /// <summary>Computes x := x + a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">A number.</param>
    public static void OffsetInPlace(Tensor x, double a)
    {
        if (CpuElementwise.MapInPlace(x, new Cpu.Shifted((float)a)))
        {
            return;
        }

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

    /// <summary>Computes the gradient of an operand of an elementwise maximum or minimum. Equal operands get half of the gradient each.</summary>
    /// <param name="g">The gradient.</param>
    /// <param name="larger">The operand that gets the gradient if it is larger.</param>
    /// <param name="smaller">The operand that gets the gradient if it is smaller.</param>
    public static Tensor LargerGradient(Tensor g, Tensor larger, Tensor smaller)
    {
        using var equal = larger.eq(smaller);
        using var below = larger.lt(smaller);
        using var weights = equal.type(g.dtype);
        ScaleInPlace(weights, 0.5);
        weights.add_(below);

        // The weights are those of the other operand, subtracted from one, so that both operands keep the gradient if one is NaN, as in autograd.
        ScaleInPlace(weights, -1);
        OffsetInPlace(weights, 1);
        return g.mul(weights);
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
}
