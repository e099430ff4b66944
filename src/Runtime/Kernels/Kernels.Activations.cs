using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Activations and their gradients.</summary>
public static partial class Kernels
{
    // From here on softplus is its operand. libtorch's own default, 20, leaves an error of 2e-9, which float64 would show.
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

    /// <summary>x where it is positive, else a · x.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">The slope, at least 0.</param>
    public static Tensor LeakyRelu(Tensor x, double a)
    {
        using Scalar slope = a;
        return x.leaky_relu(slope);
    }

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">The slope, at least 0.</param>
    public static void LeakyReluInPlace(Tensor x, double a)
    {
        using Scalar slope = a;
        x.leaky_relu_(slope);
    }

    /// <summary>scale · x where x is positive, else scale · alpha · (exp(rate · x) - 1).</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">How fast it goes down.</param>
    public static Tensor Elu(Tensor x, double alpha, double scale, double rate)
    {
        using Scalar a = alpha, s = scale, r = rate;
        return x.elu(a, s, r);
    }

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">How fast it goes down.</param>
    public static void EluInPlace(Tensor x, double alpha, double scale, double rate)
    {
        using Scalar a = alpha, s = scale, r = rate;
        x.elu_(a, s, r);
    }

    /// <summary>x between two bounds.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    // TorchSharp 0.107's hardtanh returns its operand unchanged, and the gradient of clamp differs from hardtanh's at the bounds.
    public static Tensor Hardtanh(Tensor x, double least, double most) => s_hardtanh.Call(x, least, most);

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static void HardtanhInPlace(Tensor x, double least, double most)
    {
        using Scalar min = least, max = most;
        x.clamp_(min, max);
    }

    /// <summary>x · sigmoid(x).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Silu(Tensor x) => x.silu();

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void SiluInPlace(Tensor x) => x.silu_();

    /// <summary>x / 6 + 1/2, between 0 and 1.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor HardSigmoid(Tensor x) => x.hardsigmoid();

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void HardSigmoidInPlace(Tensor x) => x.hardsigmoid_();

    /// <summary>x times what <see cref="HardSigmoid"/> makes of it.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor HardSwish(Tensor x) => x.hardswish();

    /// <summary>The same, in place.</summary>
    /// <param name="x">A tensor.</param>
    public static void HardSwishInPlace(Tensor x) => x.hardswish_();

    /// <summary>x times the part of a standard normal distribution that is below it.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Gelu(Tensor x) => x.gelu();

    /// <summary>x · tanh(softplus(x)).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Mish(Tensor x) => nn.functional.mish(x);

    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor Softplus(Tensor x) => nn.functional.softplus(x, 1, SoftplusIsLinear);

    /// <summary>The first half of an axis, times the sigmoid of the second.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Glu(Tensor x, int axis) => nn.functional.glu(x, axis);

    /// <summary>The probabilities along an axis that are nearest to x: what is left above a threshold, so that it sums to one.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Sparsemax(Tensor x, int axis)
    {
        // Nothing changes where all are moved alike, and sums of small numbers lose less.
        using var largest = x.amax([axis], true);
        using var below = x.sub(largest);
        var (sorted, order) = below.sort(axis, descending: true);
        order.Dispose();
        using (sorted)
        {
            // The k largest are above the threshold that they would have by themselves, for every k up to that of the result.
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

    /// <summary>The gradient of <see cref="Sparsemax"/>: g less its mean over what is not zero, and zero elsewhere.</summary>
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

    /// <summary>The gradient, but nothing of it where the one is smaller than the other, and half where they are equal.</summary>
    /// <param name="g">The gradient.</param>
    /// <param name="larger">The one.</param>
    /// <param name="smaller">The other.</param>
    public static Tensor LargerGradient(Tensor g, Tensor larger, Tensor smaller)
    {
        using var equal = larger.eq(smaller);
        using var below = larger.lt(smaller);
        using var weights = equal.type(g.dtype);
        ScaleInPlace(weights, 0.5);
        weights.add_(below);

        // What is not kept is taken away: where an operand is no number, both keep their gradient, as in autograd.
        ScaleInPlace(weights, -1);
        OffsetInPlace(weights, 1);
        return g.mul(weights);
    }

    /// <summary>The gradient of the largest or smallest element over some axes, shared evenly where several are as large.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="y">The result, with its axes of size one.</param>
    /// <param name="axes">The axes.</param>
    public static Tensor ExtremeGradient(Tensor g, Tensor x, Tensor y, long[] axes)
    {
        using var places = x.eq(y);
        using var counts = places.sum(axes, true);
        using var share = g.div(counts);
        return share.mul(places);
    }

    /// <summary>GELU, with tanh in place of the normal distribution.</summary>
    /// <param name="x">A tensor.</param>
    public static Tensor GeluTanh(Tensor x) => x.gelu(TorchSharp.Modules.GELU.Approximate.tanh);

    /// <summary>x where it is further than a from zero, else 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor HardShrink(Tensor x, double a) => nn.functional.hardshrink(x, a);

    /// <summary>x brought nearer to zero by a.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="a">How far.</param>
    public static Tensor SoftShrink(Tensor x, double a) => nn.functional.softshrink(x, a);

    /// <summary>x where it is above the threshold, else a value.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">The value.</param>
    public static Tensor Threshold(Tensor x, double threshold, double value) => nn.functional.threshold(x, threshold, value, false);

    /// <summary>The gradient of SiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SiluGradient(Tensor g, Tensor x) => s_siluGradient.Call(g, x);

    /// <summary>The gradient of Mish.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor MishGradient(Tensor g, Tensor x) => s_mishGradient.Call(g, x);

    /// <summary>The gradient of the hard sigmoid.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSigmoidGradient(Tensor g, Tensor x) => s_hardSigmoidGradient.Call(g, x);

    /// <summary>The gradient of HardSiLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor HardSwishGradient(Tensor g, Tensor x) => s_hardSwishGradient.Call(g, x);

    /// <summary>The gradient of GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluGradient(Tensor g, Tensor x) => s_geluGradient.Call(g, x, Argument.Text("approximate", "none"));

    /// <summary>The gradient of the approximate GELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor GeluTanhGradient(Tensor g, Tensor x) => s_geluGradient.Call(g, x, Argument.Text("approximate", "tanh"));

    /// <summary>The gradient of softplus.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    public static Tensor SoftplusGradient(Tensor g, Tensor x) => s_softplusGradient.Call(g, x, 1.0, SoftplusIsLinear);

    /// <summary>The gradient of a leaky ReLU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="a">The slope.</param>
    public static Tensor LeakyReluGradient(Tensor g, Tensor y, double a) => s_leakyReluGradient.Call(g, y, a, true);

    /// <summary>The gradient of ELU.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <param name="scale">The slope of the positive part.</param>
    /// <param name="rate">How fast it goes down.</param>
    public static Tensor EluGradient(Tensor g, Tensor y, double alpha, double scale, double rate) => s_eluGradient.Call(g, alpha, scale, rate, true, y);

    /// <summary>The gradient of a clipping.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="least">The lower bound.</param>
    /// <param name="most">The upper bound.</param>
    public static Tensor HardtanhGradient(Tensor g, Tensor y, double least, double most) => s_hardtanhGradient.Call(g, y, least, most);

    /// <summary>The gradient of a hard shrinking.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor HardShrinkGradient(Tensor g, Tensor x, double a) => s_hardShrinkGradient.Call(g, x, a);

    /// <summary>The gradient of a soft shrinking.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="a">What is cut out around zero.</param>
    public static Tensor SoftShrinkGradient(Tensor g, Tensor x, double a) => s_softShrinkGradient.Call(g, x, a);

    /// <summary>The gradient of a threshold.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="value">What stands below it.</param>
    public static Tensor ThresholdGradient(Tensor g, Tensor x, double threshold, double value) => s_reluGradient.Call(g, x, threshold);

    /// <summary>The gradient of the logarithm of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor LogSoftmaxGradient(Tensor g, Tensor y, int axis) => s_logSoftmaxGradient.Call(g, y, (long)axis, Argument.DTypeOf(y));

    /// <summary>The gradient of <see cref="Glu"/>.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="x">The operand.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor GluGradient(Tensor g, Tensor x, int axis) => s_gluGradient.Call(g, x, (long)axis);
}
