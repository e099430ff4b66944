using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes losses and metrics of small matrices in one pass instead of several operators.</summary>
internal static class RowLoops
{
    /// <summary>
    /// Computes the mean of -target · log softmax(logits) over the rows. If <paramref name="probabilities"/> is not null, it receives the softmax.
    /// </summary>
    public static double SoftmaxCrossentropy(Tensor logits, Tensor target, Tensor? probabilities) => logits.dtype == ScalarType.Float64
        ? SoftmaxCrossentropy<double>(Span<double>(logits), Span<double>(target), Span<double>(probabilities), ClassesOf(logits))
        : SoftmaxCrossentropy<float>(Span<float>(logits), Span<float>(target), Span<float>(probabilities), ClassesOf(logits));

    /// <summary>Computes the mean of -log softmax(logits)[target] over the rows.</summary>
    public static double SparseSoftmaxCrossentropy(Tensor logits, Tensor target, Tensor? probabilities) => logits.dtype == ScalarType.Float64
        ? SparseSoftmaxCrossentropy<double>(Span<double>(logits), Span<long>(target), Span<double>(probabilities), ClassesOf(logits))
        : SparseSoftmaxCrossentropy<float>(Span<float>(logits), Span<long>(target), Span<float>(probabilities), ClassesOf(logits));

    /// <summary>Counts the rows whose largest output and largest target have the same index.</summary>
    public static double CategoricalMatches(Tensor output, Tensor target) => output.dtype == ScalarType.Float64
        ? CategoricalMatches<double>(Span<double>(output), Span<double>(target), ClassesOf(output))
        : CategoricalMatches<float>(Span<float>(output), Span<float>(target), ClassesOf(output));

    /// <summary>Counts the rows whose largest output has the target's index.</summary>
    public static double SparseCategoricalMatches(Tensor output, Tensor target) => output.dtype == ScalarType.Float64
        ? SparseCategoricalMatches<double>(Span<double>(output), Span<long>(target), ClassesOf(output))
        : SparseCategoricalMatches<float>(Span<float>(output), Span<long>(target), ClassesOf(output));

    /// <summary>Computes output := (output - target) · factor.</summary>
    public static void ScaledDifference(Tensor output, Tensor target, double factor)
    {
        if (output.dtype == ScalarType.Float64)
        {
            ScaledDifference<double>(Span<double>(output), Span<double>(target), factor);
        }
        else
        {
            ScaledDifference<float>(Span<float>(output), Span<float>(target), factor);
        }
    }

    /// <summary>Computes output := (output - one-hot(target)) · factor.</summary>
    public static void SparseScaledDifference(Tensor output, Tensor target, double factor)
    {
        if (output.dtype == ScalarType.Float64)
        {
            SparseScaledDifference<double>(Span<double>(output), Span<long>(target), factor, ClassesOf(output));
        }
        else
        {
            SparseScaledDifference<float>(Span<float>(output), Span<long>(target), factor, ClassesOf(output));
        }
    }

    private static Span<T> Span<T>(Tensor? tensor)
        where T : unmanaged => tensor is null ? [] : FlatMemory.SpanOf<T>(tensor);

    /// <summary>Gets the size of the last axis, which is that of the classes.</summary>
    public static int ClassesOf(Tensor x) => (int)x.size((int)x.dim() - 1);

    private static double SoftmaxCrossentropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<T> target, Span<T> probabilities, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        Span<T> buffer = probabilities.IsEmpty ? new T[classes] : default;
        for (var start = 0; start < logits.Length; start += classes)
        {
            var row = logits.Slice(start, classes);
            var wanted = target.Slice(start, classes);
            var exponentials = probabilities.IsEmpty ? buffer : probabilities.Slice(start, classes);
            var (largest, total) = Exponentials(row, exponentials);
            if (!probabilities.IsEmpty)
            {
                TensorPrimitives.Divide(exponentials, total, exponentials);
            }

            // log softmax(x) = x - largest - log(total), so the loss of a row is sum(t) * (largest + log(total)) - sum(t * x).
            sum += double.CreateChecked((TensorPrimitives.Sum(wanted) * (largest + T.Log(total))) - TensorPrimitives.Dot(wanted, row));
        }

        return sum * classes / logits.Length;
    }

    private static double SparseSoftmaxCrossentropy<T>(ReadOnlySpan<T> logits, ReadOnlySpan<long> target, Span<T> probabilities, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var sum = 0.0;
        Span<T> buffer = probabilities.IsEmpty ? new T[classes] : default;
        for (var i = 0; i < target.Length; i++)
        {
            var row = logits.Slice(i * classes, classes);
            var exponentials = probabilities.IsEmpty ? buffer : probabilities.Slice(i * classes, classes);
            var (largest, total) = Exponentials(row, exponentials);
            if (!probabilities.IsEmpty)
            {
                TensorPrimitives.Divide(exponentials, total, exponentials);
            }

            sum += double.CreateChecked(largest + T.Log(total) - row[(int)target[i]]);
        }

        return sum / target.Length;
    }

    private static long CategoricalMatches<T>(ReadOnlySpan<T> output, ReadOnlySpan<T> target, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var matches = 0L;
        for (var start = 0; start < output.Length; start += classes)
        {
            if (TensorPrimitives.IndexOfMax(output.Slice(start, classes)) == TensorPrimitives.IndexOfMax(target.Slice(start, classes)))
            {
                matches++;
            }
        }

        return matches;
    }

    private static long SparseCategoricalMatches<T>(ReadOnlySpan<T> output, ReadOnlySpan<long> target, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var matches = 0L;
        for (var i = 0; i < target.Length; i++)
        {
            if (TensorPrimitives.IndexOfMax(output.Slice(i * classes, classes)) == target[i])
            {
                matches++;
            }
        }

        return matches;
    }

    private static void ScaledDifference<T>(Span<T> output, ReadOnlySpan<T> target, double factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        TensorPrimitives.Subtract(output, target, output);
        TensorPrimitives.Multiply(output, T.CreateSaturating(factor), output);
    }

    private static void SparseScaledDifference<T>(Span<T> output, ReadOnlySpan<long> target, double factor, int classes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < target.Length; i++)
        {
            output.Slice(i * classes, classes)[(int)target[i]] -= T.One;
        }

        TensorPrimitives.Multiply(output, T.CreateSaturating(factor), output);
    }

    private static (T Largest, T Total) Exponentials<T>(ReadOnlySpan<T> row, Span<T> exponentials)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var largest = TensorPrimitives.Max(row);
        TensorPrimitives.Subtract(row, largest, exponentials);
        TensorPrimitives.Exp(exponentials, exponentials);
        return (largest, TensorPrimitives.Sum(exponentials));
    }
}
