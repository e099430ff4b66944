using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

// With weights, each returns two sums: that of the weights of correct predictions, and that of all weights.
public static partial class Metrics
{
    /// <summary>Sums the weights of the rows whose largest output and largest target have the same index, and all weights.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The targets, of the shape (..., classes).</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output.</param>
    /// <returns>Both sums, of the shape (2) and dtype float64.</returns>
    public static Tensor CategoricalMatches(Tensor output, Tensor target, Tensor weights)
    {
        using var right = target.argmax(-1);
        return SparseCategoricalMatches(output, right, weights);
    }

    /// <summary>Sums the weights of the rows whose largest output has the target's index, and all weights.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...).</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output.</param>
    /// <returns>Both sums, of the shape (2) and dtype float64.</returns>
    public static Tensor SparseCategoricalMatches(Tensor output, Tensor target, Tensor weights)
    {
        using var matches = LargestMatches(output, target);
        return Total(matches, weights);
    }

    /// <summary>Sums the weights of the elements whose output is above the threshold if and only if the target is one, and all weights.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="threshold">The threshold above which an output is positive.</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output.</param>
    /// <returns>Both sums, of the shape (2) and dtype float64.</returns>
    public static Tensor BinaryMatches(Tensor output, Tensor target, double threshold, Tensor weights)
    {
        using var matches = ThresholdMatches(output, target, threshold);
        return Total(matches, weights);
    }

    /// <summary>
    /// Sums the weights of the rows with fewer than <paramref name="k"/> outputs larger than that of the largest target, and all weights.
    /// </summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The targets, of the shape (..., classes).</param>
    /// <param name="k">The number of outputs among which the true class must be.</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output.</param>
    /// <returns>Both sums, of the shape (2) and dtype float64.</returns>
    public static Tensor TopKCategoricalMatches(Tensor output, Tensor target, long k, Tensor weights)
    {
        using var right = target.argmax(-1);
        return SparseTopKCategoricalMatches(output, right, k, weights);
    }

    /// <summary>
    /// Sums the weights of the rows with fewer than <paramref name="k"/> outputs larger than that of the target's index, and all weights.
    /// </summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">The class numbers, of the shape (...).</param>
    /// <param name="k">The number of outputs among which the true class must be.</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output.</param>
    /// <returns>Both sums, of the shape (2) and dtype float64.</returns>
    public static Tensor SparseTopKCategoricalMatches(Tensor output, Tensor target, long k, Tensor weights)
    {
        using var matches = TopKMatches(output, target, k);
        return Total(matches, weights);
    }

    /// <summary>Computes the sum of x times the weights, and the sum of the weights.</summary>
    /// <param name="x">Numbers or booleans.</param>
    /// <param name="weights">The weights, of the shape of the first axes of x.</param>
    /// <returns>Both sums, of the shape (2) and dtype float64.</returns>
    public static Tensor Total(Tensor x, Tensor weights)
    {
        using var counted = Spread(weights, x);
        using var products = counted.mul(x);
        using var sum = products.sum();
        using var all = counted.sum();
        return stack([sum, all], 0);
    }

    /// <summary>Repeats weights of the first axes along the other axes, in float64.</summary>
    private static Tensor Spread(Tensor weights, Tensor like)
    {
        using var wide = weights.type(ScalarType.Float64);
        using var view = wide.reshape([.. weights.shape, .. Enumerable.Repeat(1L, (int)(like.dim() - weights.dim()))]);
        return view.expand(like.shape);
    }
}
