using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes the sums over a batch from which metrics are computed.</summary>
public static partial class Metrics
{
    /// <summary>Counts the rows whose largest output and largest target have the same index.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The targets, of the shape (..., classes).</param>
    public static Measure CategoricalMatches(Tensor output, Tensor target)
    {
        if (CpuProbabilities.Supports(output, target))
        {
            return CpuProbabilities.CategoricalMatches(output, target);
        }

        if (FlatMemory.IsForLoops(output, target))
        {
            return RowLoops.CategoricalMatches(output, target);
        }

        using var right = target.argmax(-1);
        return SparseCategoricalMatches(output, right);
    }

    /// <summary>Counts the rows whose largest output has the target's index.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...).</param>
    public static Measure SparseCategoricalMatches(Tensor output, Tensor target)
    {
        if (CpuProbabilities.SupportsNumbers(output, target))
        {
            return CpuProbabilities.SparseCategoricalMatches(output, target);
        }

        if (FlatMemory.IsForLoopsWithIndices(output, target))
        {
            return RowLoops.SparseCategoricalMatches(output, target);
        }

        using var matches = LargestMatches(output, target);
        return matches.sum();
    }

    /// <summary>Counts the elements whose output is above the threshold if and only if the target is above one half.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="threshold">The threshold above which an output is positive.</param>
    public static Measure BinaryMatches(Tensor output, Tensor target, double threshold)
    {
        if (CpuProbabilities.Supports(output, target))
        {
            return CpuProbabilities.BinaryMatches(output, target, threshold);
        }

        using var matches = ThresholdMatches(output, target, threshold);
        return matches.sum();
    }

    /// <summary>Counts the rows with fewer than <paramref name="k"/> outputs larger than that of the largest target.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The targets, of the shape (..., classes).</param>
    /// <param name="k">The number of outputs among which the true class must be.</param>
    public static Measure TopKCategoricalMatches(Tensor output, Tensor target, long k)
    {
        using var right = target.argmax(-1);
        return SparseTopKCategoricalMatches(output, right, k);
    }

    /// <summary>Counts the rows with fewer than <paramref name="k"/> outputs larger than that of the target's index.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...).</param>
    /// <param name="k">The number of outputs among which the true class must be.</param>
    public static Measure SparseTopKCategoricalMatches(Tensor output, Tensor target, long k)
    {
        using var matches = TopKMatches(output, target, k);
        return matches.sum();
    }

    private static Tensor LargestMatches(Tensor output, Tensor target)
    {
        using var said = output.argmax(-1);
        return said.eq(target);
    }

    private static Tensor ThresholdMatches(Tensor output, Tensor target, double threshold)
    {
        // Keras computes y_pred = cast(y_pred > threshold), then equal(y_true, y_pred).
        using Scalar above = threshold;
        using var said = output.gt(above);
        using var number = said.type(target.dtype);
        return number.eq(target);
    }

    private static Tensor TopKMatches(Tensor output, Tensor target, long k)
    {
        using var index = target.unsqueeze(-1);
        using var chosen = output.gather(-1, index);
        using var larger = output.gt(chosen);
        using var counts = larger.sum([-1]);
        using Scalar most = k;
        return counts.lt(most);
    }
}
