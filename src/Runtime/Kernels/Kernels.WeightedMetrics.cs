using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

// Metrics of places that count unlike each other. Each gives two sums: of what counts where the answer is right, and of what counts.
public static partial class Kernels
{
    /// <summary>How much the rows count in which the largest output stands where the largest target stands, and how much all count.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(..., classes).</param>
    /// <param name="weights">How much each row counts, with the first axes of the output.</param>
    /// <returns>(2), float64.</returns>
    public static Tensor CategoricalMatches(Tensor output, Tensor target, Tensor weights)
    {
        using var right = target.argmax(-1);
        return SparseCategoricalMatches(output, right, weights);
    }

    /// <summary>How much the rows count in which the largest output stands at the target's number, and how much all count.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...).</param>
    /// <param name="weights">How much each row counts, with the first axes of the output.</param>
    /// <returns>(2), float64.</returns>
    public static Tensor SparseCategoricalMatches(Tensor output, Tensor target, Tensor weights)
    {
        using var matches = LargestMatches(output, target);
        return Total(matches, weights);
    }

    /// <summary>How much the places count in which the output is above the threshold exactly where the target is one, and how much all count.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <param name="weights">How much each row counts, with the first axes of the output.</param>
    /// <returns>(2), float64.</returns>
    public static Tensor BinaryMatches(Tensor output, Tensor target, double threshold, Tensor weights)
    {
        using var matches = ThresholdMatches(output, target, threshold);
        return Total(matches, weights);
    }

    /// <summary>How much the rows count in which fewer than <paramref name="k"/> outputs are larger than the one where the largest target stands, and how much all count.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(..., classes).</param>
    /// <param name="k">How many outputs count as said.</param>
    /// <param name="weights">How much each row counts, with the first axes of the output.</param>
    /// <returns>(2), float64.</returns>
    public static Tensor TopKCategoricalMatches(Tensor output, Tensor target, long k, Tensor weights)
    {
        using var right = target.argmax(-1);
        return SparseTopKCategoricalMatches(output, right, k, weights);
    }

    /// <summary>How much the rows count in which fewer than <paramref name="k"/> outputs are larger than the one at the target's number, and how much all count.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...).</param>
    /// <param name="k">How many outputs count as said.</param>
    /// <param name="weights">How much each row counts, with the first axes of the output.</param>
    /// <returns>(2), float64.</returns>
    public static Tensor SparseTopKCategoricalMatches(Tensor output, Tensor target, long k, Tensor weights)
    {
        using var matches = TopKMatches(output, target, k);
        return Total(matches, weights);
    }

    /// <summary>The sum of x times the weights, and that of the weights.</summary>
    /// <param name="x">Numbers, or what is so and what is not.</param>
    /// <param name="weights">How much each counts, with the first axes of x.</param>
    /// <returns>(2), float64.</returns>
    public static Tensor Total(Tensor x, Tensor weights)
    {
        using var counted = Spread(weights, x);
        using var products = counted.mul(x);
        using var sum = products.sum();
        using var all = counted.sum();
        return stack([sum, all], 0);
    }

    private static Tensor LargestMatches(Tensor output, Tensor target)
    {
        using var said = output.argmax(-1);
        return said.eq(target);
    }

    private static Tensor ThresholdMatches(Tensor output, Tensor target, double threshold)
    {
        // Keras: y_pred = cast(y_pred > threshold), then equal(y_true, y_pred).
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

    /// <summary>How often each number stands in a tensor, or how much the places count together in which it stands.</summary>
    private static Tensor CountOf(Tensor numbers, long count, Tensor? weights)
    {
        using var flat = numbers.reshape(-1);
        using var spread = weights is null ? null : Spread(weights, numbers);
        using var counted = spread?.reshape(-1);
        return flat.bincount(counted, count);
    }

    /// <summary>Weights of the first axes, repeated along the others, in float64.</summary>
    private static Tensor Spread(Tensor weights, Tensor like)
    {
        using var wide = weights.type(ScalarType.Float64);
        using var view = wide.reshape([.. weights.shape, .. Enumerable.Repeat(1L, (int)(like.dim() - weights.dim()))]);
        return view.expand(like.shape);
    }
}
