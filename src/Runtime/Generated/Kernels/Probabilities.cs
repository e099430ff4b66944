using CompiledNets.Interop;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes probabilities along an axis, logarithms of probabilities, and their gradients.</summary>
public static class Probabilities
{
    // Keras' backend.epsilon(): probabilities are clipped to this distance from 0 and 1 before their logarithm is computed.
    internal const double Epsilon = 1e-7;

    private static readonly Operator s_softmaxGradient = new("_softmax_backward_data");
    private static readonly Operator s_logSoftmaxGradient = new("_log_softmax_backward_data");

    /// <summary>Computes exp(x) divided by its sum along an axis.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Softmax(Tensor x, int axis) => CpuProbabilities.Supports(x, axis) ? CpuProbabilities.Softmax(x) : x.softmax(axis);

    /// <summary>Computes the logarithm of softmax.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor LogSoftmax(Tensor x, int axis) => CpuProbabilities.Supports(x, axis) ? CpuProbabilities.LogSoftmax(x) : x.log_softmax(axis);

    /// <summary>Computes the gradient of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor SoftmaxGradient(Tensor g, Tensor y, int axis) => CpuProbabilities.Supports(y, axis) && CpuProbabilities.Supports(g, y)
        ? CpuProbabilities.SoftmaxGradient(g, y)
        : s_softmaxGradient.Call(g, y, (long)axis, Argument.DTypeOf(y));

    /// <summary>Computes the gradient of the logarithm of softmax.</summary>
    /// <param name="g">The gradient of the result.</param>
    /// <param name="y">The result.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor LogSoftmaxGradient(Tensor g, Tensor y, int axis) => CpuProbabilities.Supports(y, axis) && CpuProbabilities.Supports(g, y)
        ? CpuProbabilities.LogSoftmaxGradient(g, y)
        : s_logSoftmaxGradient.Call(g, y, (long)axis, Argument.DTypeOf(y));

    /// <summary>Computes the probabilities along an axis that are nearest to x, by subtracting a threshold and clipping at zero.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis.</param>
    public static Tensor Sparsemax(Tensor x, int axis)
    {
        if (x.numel() == 0)
        {
            return x.clone();
        }

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
            using var isNotAbove = isAbove.logical_not();
            using Scalar zero = 0;
            using var kept = sorted.masked_fill(isNotAbove, zero);
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

    /// <summary>Computes the logarithm of probabilities that are clipped to the range from 1e-7 to 1 - 1e-7.</summary>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfProbability(Tensor output) => LogOf(output);

    /// <summary>Computes the gradient of <see cref="LogOfProbability"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfProbabilityGradient(Tensor gradient, Tensor output) => GradientOfLog(output, gradient, 1);

    /// <summary>Computes the logarithm of one minus the probabilities, clipped alike.</summary>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfComplement(Tensor output)
    {
        using var complement = Complement(output);
        return LogOf(complement);
    }

    /// <summary>Computes the gradient of <see cref="LogOfComplement"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The probabilities.</param>
    public static Tensor LogOfComplementGradient(Tensor gradient, Tensor output)
    {
        using var complement = Complement(output);
        return GradientOfLog(complement, gradient, -1);
    }

    /// <summary>Computes the logarithm of outputs divided by the sum of their row, clipped alike.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    public static Tensor LogOfShare(Tensor output)
    {
        using var sums = output.sum([-1], true);
        using var shares = output.div(sums);
        return LogOf(shares);
    }

    /// <summary>Computes the gradient of <see cref="LogOfShare"/>.</summary>
    /// <param name="gradient">The gradient of the logarithms.</param>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    public static Tensor LogOfShareGradient(Tensor gradient, Tensor output)
    {
        using var sums = output.sum([-1], true);
        using var shares = output.div(sums);

        // With q = p / s: dL/dp = (dL/dq - sum(dL/dq * q)) / s.
        using var d = GradientOfLog(shares, gradient, 1);
        using var product = d.mul(shares);
        using var sum = product.sum([-1], true);
        using var difference = d.sub(sum);
        return difference.div(sums);
    }

    internal static Tensor LogOf(Tensor probabilities)
    {
        using Scalar least = Epsilon, most = 1 - Epsilon;
        using var clipped = probabilities.clamp(least, most);
        return clipped.log();
    }

    /// <summary>Computes factor · weights / p, or zero if p is clipped.</summary>
    internal static Tensor GradientOfLog(Tensor p, Tensor weights, double factor)
    {
        using Scalar least = Epsilon, most = 1 - Epsilon;
        using var clipped = p.clamp(least, most);
        using var kept = clipped.eq(p);
        var gradient = weights.div(clipped);
        gradient.mul_(kept);
        Elementwise.ScaleInPlace(gradient, factor);
        return gradient;
    }

    internal static Tensor Complement(Tensor x)
    {
        using var negative = x.neg();
        return Elementwise.Offset(negative, 1);
    }
}
