using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes losses and their gradients.</summary>
public static class Losses
{
    /// <summary>Computes the mean of (output - target)².</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    public static Measure MeanSquaredError(Tensor output, Tensor target)
    {
        using var difference = output.sub(target);
        using var square = difference.square();
        return square.mean();
    }

    /// <summary>Computes the crossentropy of softmax(logits) over the last axis, as the mean over the rows.</summary>
    /// <param name="logits">The logits, of the shape (..., classes).</param>
    /// <param name="target">The probability of each class, of the same shape.</param>
    public static Measure SoftmaxCrossentropy(Tensor logits, Tensor target)
    {
        if (CpuProbabilities.Supports(logits, target))
        {
            return CpuProbabilities.SoftmaxCrossentropy(logits, target, null);
        }

        if (FlatMemory.IsForLoops(logits, target))
        {
            return RowLoops.SoftmaxCrossentropy(logits, target, null);
        }

        using var logs = logits.log_softmax(-1);
        return MeanOverRows(logs, target);
    }

    /// <summary>Computes <see cref="SoftmaxCrossentropy"/> and the probabilities.</summary>
    /// <param name="logits">The logits, of the shape (..., classes).</param>
    /// <param name="target">The probability of each class, of the same shape.</param>
    public static (Measure Loss, Tensor Probabilities) SoftmaxCrossentropyWithProbabilities(Tensor logits, Tensor target)
    {
        if (CpuProbabilities.Supports(logits, target))
        {
            var result = Results.EmptyLike(logits);
            return (CpuProbabilities.SoftmaxCrossentropy(logits, target, result), result);
        }

        if (FlatMemory.IsForLoops(logits, target))
        {
            var probabilities = Results.EmptyLike(logits);
            return (RowLoops.SoftmaxCrossentropy(logits, target, probabilities), probabilities);
        }

        using var logs = logits.log_softmax(-1);
        return (MeanOverRows(logs, target), logs.exp());
    }

    /// <summary>Computes the crossentropy of softmax(logits) and class numbers, as the mean over the rows.</summary>
    /// <param name="logits">The logits, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    public static Measure SparseSoftmaxCrossentropy(Tensor logits, Tensor target)
    {
        if (CpuProbabilities.SupportsNumbers(logits, target))
        {
            return CpuProbabilities.SparseSoftmaxCrossentropy(logits, target, null);
        }

        if (FlatMemory.IsForLoopsWithIndices(logits, target))
        {
            return RowLoops.SparseSoftmaxCrossentropy(logits, target, null);
        }

        using var logs = logits.log_softmax(-1);
        return MeanOfChosen(logs, target);
    }

    /// <summary>Computes <see cref="SparseSoftmaxCrossentropy"/> and the probabilities.</summary>
    /// <param name="logits">The logits, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    public static (Measure Loss, Tensor Probabilities) SparseSoftmaxCrossentropyWithProbabilities(Tensor logits, Tensor target)
    {
        if (CpuProbabilities.SupportsNumbers(logits, target))
        {
            var result = Results.EmptyLike(logits);
            return (CpuProbabilities.SparseSoftmaxCrossentropy(logits, target, result), result);
        }

        if (FlatMemory.IsForLoopsWithIndices(logits, target))
        {
            var probabilities = Results.EmptyLike(logits);
            return (RowLoops.SparseSoftmaxCrossentropy(logits, target, probabilities), probabilities);
        }

        using var logs = logits.log_softmax(-1);
        return (MeanOfChosen(logs, target), logs.exp());
    }

    /// <summary>Computes the binary crossentropy of sigmoid(logits), as the mean of all elements.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="target">The target probabilities, of the same shape.</param>
    public static Measure SigmoidCrossentropy(Tensor logits, Tensor target) => CpuProbabilities.Supports(logits, target)
        ? CpuProbabilities.SigmoidCrossentropy(logits, target, null)
        : nn.functional.binary_cross_entropy_with_logits(logits, target, null, nn.Reduction.Mean, null);

    /// <summary>Computes <see cref="SigmoidCrossentropy"/> and the probabilities.</summary>
    /// <param name="logits">The logits.</param>
    /// <param name="target">The target probabilities, of the same shape.</param>
    public static (Measure Loss, Tensor Probabilities) SigmoidCrossentropyWithProbabilities(Tensor logits, Tensor target)
    {
        if (CpuProbabilities.Supports(logits, target))
        {
            var probabilities = Results.EmptyLike(logits);
            return (CpuProbabilities.SigmoidCrossentropy(logits, target, probabilities), probabilities);
        }

        return (SigmoidCrossentropy(logits, target), logits.sigmoid());
    }

    /// <summary>
    /// Computes the crossentropy of probabilities over the last axis, as the mean over the rows. The probabilities are first divided by their sum,
    /// as in Keras.
    /// </summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The probability of each class, of the same shape.</param>
    public static Measure CategoricalCrossentropy(Tensor output, Tensor target)
    {
        using var sums = output.sum([-1], true);
        using var probabilities = output.div(sums);
        using var logs = Probabilities.LogOf(probabilities);
        return MeanOverRows(logs, target);
    }

    /// <summary>Computes the gradient of <see cref="CategoricalCrossentropy"/> with respect to the output.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The probability of each class, of the same shape.</param>
    /// <param name="scale">The gradient of the loss.</param>
    public static Tensor CategoricalCrossentropyGradient(Tensor output, Tensor target, double scale)
    {
        using var sums = output.sum([-1], true);
        using var probabilities = output.div(sums);

        // With q = p / s: dL/dq = -t / q unless q is clipped, and dL/dp = (dL/dq - sum(dL/dq * q)) / s.
        using var d = Probabilities.GradientOfLog(probabilities, target, -scale / RowsOf(output));
        using var product = d.mul(probabilities);
        using var sum = product.sum([-1], true);
        using var difference = d.sub(sum);
        return difference.div(sums);
    }

    /// <summary>Computes the crossentropy of probabilities and class numbers, as the mean over the rows.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    public static Measure SparseCategoricalCrossentropy(Tensor output, Tensor target)
    {
        using var logs = Probabilities.LogOf(output);
        return MeanOfChosen(logs, target);
    }

    /// <summary>Computes the gradient of <see cref="SparseCategoricalCrossentropy"/> with respect to the output.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    /// <param name="scale">The gradient of the loss.</param>
    public static Tensor SparseCategoricalCrossentropyGradient(Tensor output, Tensor target, double scale)
    {
        using var hot = OneHot(target, output);
        return Probabilities.GradientOfLog(output, hot, -scale / RowsOf(output));
    }

    /// <summary>Computes the binary crossentropy of probabilities, as the mean of all elements.</summary>
    /// <param name="output">The probabilities.</param>
    /// <param name="target">The target probabilities, of the same shape.</param>
    public static Measure BinaryCrossentropy(Tensor output, Tensor target)
    {
        // The loss is -(t log p + (1 - t) log(1 - p)).
        using var logs = Probabilities.LogOf(output);
        using var complement = Probabilities.Complement(output);
        using var complementLogs = Probabilities.LogOf(complement);
        using var targetComplement = Probabilities.Complement(target);
        using var ones = logs.mul(target);
        using var zeros = complementLogs.mul(targetComplement);
        using var sum = ones.add(zeros);
        using var mean = sum.mean();
        return mean.neg();
    }

    /// <summary>Computes the gradient of <see cref="BinaryCrossentropy"/> with respect to the output.</summary>
    /// <param name="output">The probabilities.</param>
    /// <param name="target">The target probabilities, of the same shape.</param>
    /// <param name="scale">The gradient of the loss.</param>
    public static Tensor BinaryCrossentropyGradient(Tensor output, Tensor target, double scale)
    {
        using var complement = Probabilities.Complement(output);
        using var targetComplement = Probabilities.Complement(target);
        var ones = Probabilities.GradientOfLog(output, target, -scale / output.numel());
        using var zeros = Probabilities.GradientOfLog(complement, targetComplement, -scale / output.numel());
        ones.sub_(zeros);
        return ones;
    }

    /// <summary>Converts targets to -1 and 1: if all are 0 or 1, zeros become -1.</summary>
    /// <param name="target">The targets.</param>
    public static Tensor HingeLabels(Tensor target)
    {
        // x · (x - 1) is zero only for 0 and 1. The choice is made on the device, so that nothing has to synchronize with it.
        using var less = Elementwise.Offset(target, -1);
        using var products = less.mul(target);
        using var others = products.abs();
        using var sum = others.sum();
        using var ofBatch = SharedBatch.Current?.Sum(sum);
        using Scalar nothing = 0;
        using var isBinary = (ofBatch ?? sum).eq(nothing);
        using var twice = Elementwise.Scale(target, 2);
        Elementwise.OffsetInPlace(twice, -1);
        return Elementwise.Choose(isBinary, twice, target);
    }

    /// <summary>Computes (output - target) · factor.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="factor">A number.</param>
    public static Tensor ScaledDifference(Tensor output, Tensor target, double factor)
    {
        var difference = output.sub(target);
        Elementwise.ScaleInPlace(difference, factor);
        return difference;
    }

    /// <summary>Computes output := (output - target) · factor.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="factor">A number.</param>
    public static void ScaledDifferenceInPlace(Tensor output, Tensor target, double factor)
    {
        if (CpuProbabilities.Supports(output, target))
        {
            CpuElementwise.ScaledDifference(output, target, factor);
            return;
        }

        if (FlatMemory.IsForLoops(output, target))
        {
            RowLoops.ScaledDifference(output, target, factor);
            return;
        }

        output.sub_(target);
        Elementwise.ScaleInPlace(output, factor);
    }

    /// <summary>Computes (output - one-hot(target)) · factor.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    /// <param name="factor">A number.</param>
    public static Tensor SparseScaledDifference(Tensor output, Tensor target, double factor)
    {
        using var hot = OneHot(target, output);
        return ScaledDifference(output, hot, factor);
    }

    /// <summary>Computes output := (output - one-hot(target)) · factor.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    /// <param name="factor">A number.</param>
    public static void SparseScaledDifferenceInPlace(Tensor output, Tensor target, double factor)
    {
        if (CpuProbabilities.SupportsNumbers(output, target))
        {
            CpuProbabilities.SparseScaledDifference(output, target, factor);
            return;
        }

        if (FlatMemory.IsForLoopsWithIndices(output, target))
        {
            RowLoops.SparseScaledDifference(output, target, factor);
            return;
        }

        using var hot = OneHot(target, output);
        ScaledDifferenceInPlace(output, hot, factor);
    }

    /// <summary>Selects an element of each row by its index.</summary>
    /// <param name="x">The rows, of the shape (..., classes).</param>
    /// <param name="numbers">The class numbers, of the shape (...), from 0 to less than the number of classes.</param>
    public static Tensor ChosenOfRow(Tensor x, Tensor numbers)
    {
        using var index = numbers.unsqueeze(-1);
        using var chosen = x.gather(-1, index);
        return chosen.squeeze(-1);
    }

    /// <summary>Computes the gradient of <see cref="ChosenOfRow"/>.</summary>
    /// <param name="gradient">The gradient of the elements.</param>
    /// <param name="numbers">The indices of the elements, of the shape (...).</param>
    /// <param name="like">A tensor of the shape of x.</param>
    public static Tensor ChosenOfRowGradient(Tensor gradient, Tensor numbers, Tensor like)
    {
        using var index = numbers.unsqueeze(-1);
        using var values = gradient.unsqueeze(-1);
        var spread = zeros_like(like);
        spread.scatter_(-1, index, values);
        return spread;
    }

    /// <summary>Gets the number of rows: the product of the sizes of all axes except the last.</summary>
    private static long RowsOf(Tensor x) => x.numel() / RowLoops.ClassesOf(x);

    // Computes -sum(target * logs) / rows.
    private static Tensor MeanOverRows(Tensor logs, Tensor target)
    {
        using var product = logs.mul(target);
        using var sum = product.sum();
        return Elementwise.Scale(sum, -1.0 / RowsOf(logs));
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
}
