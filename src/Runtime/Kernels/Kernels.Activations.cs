using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Computes activations and their gradients.</summary>
public static partial class Kernels
{
    // The operand from which softplus returns its operand. libtorch's default of 20 has an error of 2e-9, which is visible in float64.
    private const double SoftplusIsLinear = 80;

    private static readonly Operator s_siluGradient = new("silu_backward");
    private static readonly Operator s_mishGradient = new("mish_backward");
    private static readonly Operator s_hardSigmoidGradient = new("hardsigmoid_backward");
    private static readonly Operator s_hardSwishGradient = new("hardswish_backward");
    private static readonly Operator s_geluGradient = new("gelu_backward");
    private static readonly Operator s_logSoftmaxGradient = new("_log_softmax_backward_data");
    private static readonly Operator s_gluGradient = new("glu_backward");
    private static readonly Script s_softplusGradient = new("softplus_backward");
    private static readonly Script s_leakyReluGradient = new("leaky_relu_backward");
    private static readonly Script s_eluGradient = new("elu_backward");
    private static readonly Script s_hardtanh = new("hardtanh");
    private static readonly Script s_hardtanhGradient = new("hardtanh_backward");
    private static readonly Script s_hardShrinkGradient = new("hardshrink_backward");
    private static readonly Script s_softShrinkGradient = new("softshrink_backward");

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

    /// <summary>Computes the probabilities along an axis that are nearest to x, by subtracting a threshold and clipping at zero.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Sparsemax(Tensor x, int axis)
    {
        // Subtracting the maximum does not change the result and reduces the rounding errors of the sums.
        using var largest = x.amax([axis], true);
        using var below = x.sub(largest);
        var (sorted, order) = below.sort(axis, descending: true);
        order.Dispose();
        using (sorted)
        {
            // An element is in the support of the result if it is above the threshold computed from all elements that are not smaller.
            using var sums = sorted.cumsum(axis);
            using var excess = sums.sub(1);
            var shape = Enumerable.Repeat(1L, (int)x.dim()).ToArray();
            shape[axis] = -1;
            using var numbers = arange(1, x.size(axis) + 1, x.dtype, x.device);
            using var counts = numbers.reshape(shape);
            using var thresholds = excess.div(counts);
            using var isAbove = sorted.gt(thresholds);
            using var zero = zeros_like(sorted);
            using var kept = where(isAbove, sorted, zero);
            using var sum = kept.sum([axis], true);
            using var over = sum.sub(1);
            using var count = isAbove.sum([axis], true);
            using var threshold = over.div(count);
            using var above = below.sub(threshold);
            return above.relu();
        }
    }

    /// <summary>Computes the gradient of <see cref="Sparsemax"/>: g less its mean over the positive results, and zero for the others.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor SparsemaxGradient(Tensor g, Tensor y, int axis)
    {
        using var signs = y.sign();
        using var kept = g.mul(signs);
        using var sum = kept.sum([axis], true);
        using var count = signs.sum([axis], true);
        using var mean = sum.div(count);
        using var common = signs.mul(mean);
        return kept.sub(common);
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

    /// <summary>Computes the gradient of the maximum or minimum over axes. Equal elements get equal parts of it.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="y">The result, with the axes kept as size one.</param>
    /// <param name="axes">The axes.</param>
    public static Tensor ExtremeGradient(Tensor g, Tensor x, Tensor y, long[] axes)
    {
        using var places = x.eq(y);
        using var counts = places.sum(axes, true);
        using var share = g.div(counts);
        return share.mul(places);
    }

    /// <summary>Computes GELU with an approximation by tanh.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor GeluTanh(Tensor x) => x.gelu(TorchSharp.Modules.GELU.Approximate.tanh);

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

    /// <summary>Computes the gradient of SiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SiluGradient(Tensor g, Tensor x) => s_siluGradient.Call(g, x);

    /// <summary>Computes the gradient of Mish.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor MishGradient(Tensor g, Tensor x) => s_mishGradient.Call(g, x);

    /// <summary>Computes the gradient of the hard sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSigmoidGradient(Tensor g, Tensor x) => s_hardSigmoidGradient.Call(g, x);

    /// <summary>Computes the gradient of HardSiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSwishGradient(Tensor g, Tensor x) => s_hardSwishGradient.Call(g, x);

    /// <summary>Computes the gradient of GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluGradient(Tensor g, Tensor x) => s_geluGradient.Call(g, x, Argument.Text("approximate", "none"));

    /// <summary>Computes the gradient of the approximate GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluTanhGradient(Tensor g, Tensor x) => s_geluGradient.Call(g, x, Argument.Text("approximate", "tanh"));

    /// <summary>Computes the gradient of softplus.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SoftplusGradient(Tensor g, Tensor x) => s_softplusGradient.Call(g, x, 1.0, SoftplusIsLinear);

    /// <summary>Computes the gradient of a leaky ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="a">The slope.</param>
    public static Tensor LeakyReluGradient(Tensor g, Tensor y, double a) => s_leakyReluGradient.Call(g, y, a, true);

    /// <summary>Computes the gradient of ELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="alpha">The factor of the exponential.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">The rate of the exponential.</param>
    public static Tensor EluGradient(Tensor g, Tensor y, double alpha, double scale, double rate) => s_eluGradient.Call(g, alpha, scale, rate, true, y);

    /// <summary>Computes the gradient of <see cref="Hardtanh"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static Tensor HardtanhGradient(Tensor g, Tensor y, double least, double most) => s_hardtanhGradient.Call(g, y, least, most);

    /// <summary>Computes the gradient of <see cref="HardShrink"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">The bound.</param>
    public static Tensor HardShrinkGradient(Tensor g, Tensor x, double a) => s_hardShrinkGradient.Call(g, x, a);

    /// <summary>Computes the gradient of <see cref="SoftShrink"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">The distance.</param>
    public static Tensor SoftShrinkGradient(Tensor g, Tensor x, double a) => s_softShrinkGradient.Call(g, x, a);

    /// <summary>Computes the gradient of <see cref="Threshold"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value of elements that are not above the threshold.</param>
    public static Tensor ThresholdGradient(Tensor g, Tensor x, double threshold, double value) => s_reluGradient.Call(g, x, threshold);

    /// <summary>Computes the gradient of the logarithm of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor LogSoftmaxGradient(Tensor g, Tensor y, int axis) => s_logSoftmaxGradient.Call(g, y, (long)axis, Argument.DTypeOf(y));

    /// <summary>Computes the gradient of <see cref="Glu"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor GluGradient(Tensor g, Tensor x, int axis) => s_gluGradient.Call(g, x, (long)axis);
}
