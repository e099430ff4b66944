using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    // Keras' backend.epsilon(): probabilities are kept this far from 0 and 1 before their logarithm is taken.
    private const double Epsilon = 1e-7;

    /// <summary>The mean over everything.</summary>
    /// <param name="x">A tensor.</param>
    public static Measure Mean(Tensor x) => x.mean();

    /// <summary>The mean of (output - target)².</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    public static Measure MeanSquaredError(Tensor output, Tensor target)
    {
        using var difference = output.sub(target);
        using var square = difference.square();
        return square.mean();
    }

    /// <summary>The crossentropy of softmax(logits), over the last axis: the mean over the rows.</summary>
    /// <param name="logits">(..., classes).</param>
    /// <param name="target">A probability per class, of the same shape.</param>
    public static Measure SoftmaxCrossentropy(Tensor logits, Tensor target)
    {
        if (FlatMemory.IsForLoops(logits, target))
        {
            return RowLoops.SoftmaxCrossentropy(logits, target, null);
        }

        using var logs = logits.log_softmax(-1);
        return MeanOverRows(logs, target);
    }

    /// <summary>The same, with the probabilities.</summary>
    /// <param name="logits">(..., classes).</param>
    /// <param name="target">A probability per class, of the same shape.</param>
    public static (Measure Loss, Tensor Probabilities) SoftmaxCrossentropyWithProbabilities(Tensor logits, Tensor target)
    {
        if (FlatMemory.IsForLoops(logits, target))
        {
            var probabilities = empty_like(logits);
            return (RowLoops.SoftmaxCrossentropy(logits, target, probabilities), probabilities);
        }

        using var logs = logits.log_softmax(-1);
        return (MeanOverRows(logs, target), logs.exp());
    }

    /// <summary>The crossentropy of softmax(logits) against class numbers: the mean over the rows.</summary>
    /// <param name="logits">(..., classes).</param>
    /// <param name="target">(...): from 0 to below the number of classes.</param>
    public static Measure SparseSoftmaxCrossentropy(Tensor logits, Tensor target)
    {
        if (FlatMemory.IsForLoopsWithIndices(logits, target))
        {
            return RowLoops.SparseSoftmaxCrossentropy(logits, target, null);
        }

        using var logs = logits.log_softmax(-1);
        return MeanOfChosen(logs, target);
    }

    /// <summary>The same, with the probabilities.</summary>
    /// <param name="logits">(..., classes).</param>
    /// <param name="target">(...): from 0 to below the number of classes.</param>
    public static (Measure Loss, Tensor Probabilities) SparseSoftmaxCrossentropyWithProbabilities(Tensor logits, Tensor target)
    {
        if (FlatMemory.IsForLoopsWithIndices(logits, target))
        {
            var probabilities = empty_like(logits);
            return (RowLoops.SparseSoftmaxCrossentropy(logits, target, probabilities), probabilities);
        }

        using var logs = logits.log_softmax(-1);
        return (MeanOfChosen(logs, target), logs.exp());
    }

    /// <summary>The crossentropy of sigmoid(logits), of each by itself: the mean.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="target">A probability each.</param>
    public static Measure SigmoidCrossentropy(Tensor logits, Tensor target) =>
        nn.functional.binary_cross_entropy_with_logits(logits, target, null, nn.Reduction.Mean, null);

    /// <summary>The same, with the probabilities.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="target">A probability each.</param>
    public static (Measure Loss, Tensor Probabilities) SigmoidCrossentropyWithProbabilities(Tensor logits, Tensor target) =>
        (SigmoidCrossentropy(logits, target), logits.sigmoid());

    /// <summary>The crossentropy of probabilities, over the last axis: the mean over the rows. They are divided by their sum first, as in Keras.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">A probability per class, of the same shape.</param>
    public static Measure CategoricalCrossentropy(Tensor output, Tensor target)
    {
        using var sums = output.sum([-1], true);
        using var probabilities = output.div(sums);
        using var logs = LogOf(probabilities);
        return MeanOverRows(logs, target);
    }

    /// <summary>The gradient of <see cref="CategoricalCrossentropy"/> with respect to the output.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">A probability per class, of the same shape.</param>
    /// <param name="scale">The gradient of the loss.</param>
    public static Tensor CategoricalCrossentropyGradient(Tensor output, Tensor target, double scale)
    {
        using var sums = output.sum([-1], true);
        using var probabilities = output.div(sums);

        // With q = p / s: dL/dq = -t / q where q is not clipped, and dL/dp = (dL/dq - sum(dL/dq * q)) / s.
        using var d = GradientOfLog(probabilities, target, -scale / RowsOf(output));
        using var product = d.mul(probabilities);
        using var sum = product.sum([-1], true);
        using var difference = d.sub(sum);
        return difference.div(sums);
    }

    /// <summary>The crossentropy of probabilities against class numbers: the mean over the rows.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...): from 0 to below the number of classes.</param>
    public static Measure SparseCategoricalCrossentropy(Tensor output, Tensor target)
    {
        using var logs = LogOf(output);
        return MeanOfChosen(logs, target);
    }

    /// <summary>The gradient of <see cref="SparseCategoricalCrossentropy"/> with respect to the output.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...): from 0 to below the number of classes.</param>
    /// <param name="scale">The gradient of the loss.</param>
    public static Tensor SparseCategoricalCrossentropyGradient(Tensor output, Tensor target, double scale)
    {
        using var hot = OneHot(target, output);
        return GradientOfLog(output, hot, -scale / RowsOf(output));
    }

    /// <summary>The crossentropy of probabilities, of each by itself: the mean.</summary>
    /// <param name="output">The probabilities.</param>
    /// <param name="target">A probability each.</param>
    public static Measure BinaryCrossentropy(Tensor output, Tensor target)
    {
        // -(t log p + (1 - t) log(1 - p))
        using var logs = LogOf(output);
        using var complement = Complement(output);
        using var complementLogs = LogOf(complement);
        using var targetComplement = Complement(target);
        using var ones = logs.mul(target);
        using var zeros = complementLogs.mul(targetComplement);
        using var sum = ones.add(zeros);
        using var mean = sum.mean();
        return mean.neg();
    }

    /// <summary>The gradient of <see cref="BinaryCrossentropy"/> with respect to the output.</summary>
    /// <param name="output">The probabilities.</param>
    /// <param name="target">A probability each.</param>
    /// <param name="scale">The gradient of the loss.</param>
    public static Tensor BinaryCrossentropyGradient(Tensor output, Tensor target, double scale)
    {
        using var complement = Complement(output);
        using var targetComplement = Complement(target);
        var ones = GradientOfLog(output, target, -scale / output.numel());
        using var zeros = GradientOfLog(complement, targetComplement, -scale / output.numel());
        ones.sub_(zeros);
        return ones;
    }

    /// <summary>Targets as -1 and 1: where there is nothing but zeros and ones, zeros become -1.</summary>
    /// <param name="target">The targets.</param>
    public static Tensor HingeLabels(Tensor target)
    {
        // x · (x - 1) is zero for 0 and 1 alone. The choice is made where the tensor lives: nothing waits for it.
        using var less = Offset(target, -1);
        using var products = less.mul(target);
        using var others = products.abs();
        using var sum = others.sum();
        using Scalar nothing = 0;
        using var isBinary = sum.eq(nothing);
        using var twice = Scale(target, 2);
        OffsetInPlace(twice, -1);
        return where(isBinary, twice, target);
    }

    /// <summary>(output - target) · factor.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="factor">A number.</param>
    public static Tensor ScaledDifference(Tensor output, Tensor target, double factor)
    {
        var difference = output.sub(target);
        ScaleInPlace(difference, factor);
        return difference;
    }

    /// <summary>output := (output - target) · factor.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="factor">A number.</param>
    public static void ScaledDifferenceInPlace(Tensor output, Tensor target, double factor)
    {
        if (FlatMemory.IsForLoops(output, target))
        {
            RowLoops.ScaledDifference(output, target, factor);
            return;
        }

        output.sub_(target);
        ScaleInPlace(output, factor);
    }

    /// <summary>(output - one-hot(target)) · factor.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...): from 0 to below the number of classes.</param>
    /// <param name="factor">A number.</param>
    public static Tensor SparseScaledDifference(Tensor output, Tensor target, double factor)
    {
        using var hot = OneHot(target, output);
        return ScaledDifference(output, hot, factor);
    }

    /// <summary>output := (output - one-hot(target)) · factor.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...): from 0 to below the number of classes.</param>
    /// <param name="factor">A number.</param>
    public static void SparseScaledDifferenceInPlace(Tensor output, Tensor target, double factor)
    {
        if (FlatMemory.IsForLoopsWithIndices(output, target))
        {
            RowLoops.SparseScaledDifference(output, target, factor);
            return;
        }

        using var hot = OneHot(target, output);
        ScaledDifferenceInPlace(output, hot, factor);
    }

    private static int ClassesOf(Tensor x) => (int)x.size((int)x.dim() - 1);

    /// <summary>How many rows a tensor has: everything but its last axis.</summary>
    private static long RowsOf(Tensor x) => x.numel() / ClassesOf(x);

    // -sum(target * logs) / rows.
    private static Tensor MeanOverRows(Tensor logs, Tensor target)
    {
        using var product = logs.mul(target);
        using var sum = product.sum();
        return Scale(sum, -1.0 / RowsOf(logs));
    }

    private static Tensor MeanOfChosen(Tensor logs, Tensor target)
    {
        using var index = target.unsqueeze(-1);
        using var chosen = logs.gather(-1, index);
        using var mean = chosen.mean();
        return mean.neg();
    }

    private static Tensor OneHot(Tensor target, Tensor like)
    {
        using var index = target.unsqueeze(-1);
        using var one = ones(1, like.dtype, like.device);
        using var values = one.expand(index.shape);
        var hot = zeros_like(like);
        hot.scatter_(-1, index, values);
        return hot;
    }

    private static Tensor LogOf(Tensor probabilities)
    {
        using Scalar least = Epsilon, most = 1 - Epsilon;
        using var clipped = probabilities.clamp(least, most);
        return clipped.log();
    }

    /// <summary>factor · weights / p, and zero where p is clipped.</summary>
    private static Tensor GradientOfLog(Tensor p, Tensor weights, double factor)
    {
        using Scalar least = Epsilon, most = 1 - Epsilon;
        using var clipped = p.clamp(least, most);
        using var kept = clipped.eq(p);
        var gradient = weights.div(clipped);
        gradient.mul_(kept);
        ScaleInPlace(gradient, factor);
        return gradient;
    }

    private static Tensor Complement(Tensor x)
    {
        using var negative = x.neg();
        return Offset(negative, 1);
    }
}
