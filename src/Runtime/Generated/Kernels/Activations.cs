using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes activations and their gradients.</summary>
public static partial class Activations
{
    // The operand from which softplus returns its operand. libtorch's default of 20 has an error of 2e-9, which is visible in float64.
    private const double SoftplusIsLinear = 80;

    private static readonly Script s_hardtanh = new("hardtanh");

    /// <summary>Computes max(x, 0).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Relu(Tensor x) => CpuElementwise.Map<Cpu.Positive>(x) ?? x.relu();

    /// <summary>Computes x := max(x, 0).</summary>
    /// <param name="x">A tensor.</param>
    public static void ReluInPlace(Tensor x)
    {
        if (CpuElementwise.MapInPlace<Cpu.Positive>(x))
        {
            return;
        }

        if (FlatMemory.IsForLoops(x))
        {
            PointwiseLoops.Relu(x);
        }
        else
        {
            x.relu_();
        }
    }

    /// <summary>Computes x := max(x, 0) if it is wanted, and returns x.</summary>
    internal static Tensor Relu(Tensor x, bool isWanted)
    {
        if (isWanted)
        {
            ReluInPlace(x);
        }

        return x;
    }

    /// <summary>Computes 1 / (1 + exp(-x)).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Sigmoid(Tensor x) => CpuElementwise.Map<Cpu.Logistic>(x) ?? x.sigmoid();

    /// <summary>Computes <see cref="Sigmoid"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void SigmoidInPlace(Tensor x)
    {
        if (!CpuElementwise.MapInPlace<Cpu.Logistic>(x))
        {
            x.sigmoid_();
        }
    }

    /// <summary>Computes the hyperbolic tangent.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Tanh(Tensor x) => CpuElementwise.Map<Cpu.Hyperbolic>(x) ?? x.tanh();

    /// <summary>Computes <see cref="Tanh"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void TanhInPlace(Tensor x)
    {
        if (!CpuElementwise.MapInPlace<Cpu.Hyperbolic>(x))
        {
            x.tanh_();
        }
    }

    /// <summary>Computes x if x is positive, else a · x.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">The slope for negative elements, not negative.</param>
    public static Tensor LeakyRelu(Tensor x, double a)
    {
        using Scalar slope = a;
        return x.leaky_relu(slope);
    }

    /// <summary>Computes <see cref="LeakyRelu"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">The slope for negative elements, not negative.</param>
    public static void LeakyReluInPlace(Tensor x, double a)
    {
        using Scalar slope = a;
        x.leaky_relu_(slope);
    }

    /// <summary>Computes scale · x if x is positive, else scale · alpha · (exp(rate · x) - 1).</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="alpha">The factor of the exponential.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">The rate of the exponential.</param>
    public static Tensor Elu(Tensor x, double alpha, double scale, double rate)
    {
        using Scalar a = alpha, s = scale, r = rate;
        return x.elu(a, s, r);
    }

    /// <summary>Computes <see cref="Elu"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="alpha">The factor of the exponential.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">The rate of the exponential.</param>
    public static void EluInPlace(Tensor x, double alpha, double scale, double rate)
    {
        using Scalar a = alpha, s = scale, r = rate;
        x.elu_(a, s, r);
    }

    /// <summary>Clips x to the range between two bounds.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    // TorchSharp 0.107's hardtanh returns its operand unchanged, and the gradient of clamp differs from hardtanh's at the bounds.
    public static Tensor Hardtanh(Tensor x, double least, double most) => s_hardtanh.Call(x, least, most);

    /// <summary>Computes <see cref="Hardtanh"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static void HardtanhInPlace(Tensor x, double least, double most)
    {
        using Scalar min = least, max = most;
        x.clamp_(min, max);
    }

    /// <summary>Computes x · sigmoid(x).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Silu(Tensor x) => x.silu();

    /// <summary>Computes <see cref="Silu"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void SiluInPlace(Tensor x) => x.silu_();

    /// <summary>Computes x / 6 + 1/2, clipped to the range from 0 to 1.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor HardSigmoid(Tensor x) => x.hardsigmoid();

    /// <summary>Computes <see cref="HardSigmoid"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void HardSigmoidInPlace(Tensor x) => x.hardsigmoid_();

    /// <summary>Computes x times <see cref="HardSigmoid"/> of x.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor HardSwish(Tensor x) => x.hardswish();

    /// <summary>Computes <see cref="HardSwish"/> in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void HardSwishInPlace(Tensor x) => x.hardswish_();

    /// <summary>Computes x times the cumulative distribution function of the standard normal distribution at x.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Gelu(Tensor x) => x.gelu();

    /// <summary>Computes GELU with an approximation by tanh.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor GeluTanh(Tensor x) => x.gelu(TorchSharp.Modules.GELU.Approximate.tanh);

    /// <summary>Computes x · tanh(softplus(x)).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Mish(Tensor x) => nn.functional.mish(x);

    /// <summary>Computes log(1 + exp(x)).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Softplus(Tensor x) => nn.functional.softplus(x, 1, SoftplusIsLinear);

    /// <summary>Computes the first half of an axis times the sigmoid of the second half.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Glu(Tensor x, int axis) => nn.functional.glu(x, axis);

    /// <summary>Sets elements to zero whose absolute value is at most a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">The bound.</param>
    public static Tensor HardShrink(Tensor x, double a) => nn.functional.hardshrink(x, a);

    /// <summary>Moves elements towards zero by a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">The distance.</param>
    public static Tensor SoftShrink(Tensor x, double a) => nn.functional.softshrink(x, a);

    /// <summary>Replaces elements by a value unless they are above a threshold.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value.</param>
    public static Tensor Threshold(Tensor x, double threshold, double value) => nn.functional.threshold(x, threshold, value, false);
}
