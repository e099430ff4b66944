using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes masks, and the weights and biases that they mean.</summary>
public static class Masks
{
    /// <summary>Returns true for each id that is not zero.</summary>
    /// <param name="ids">The ids.</param>
    public static Tensor MaskOfIds(Tensor ids)
    {
        using Scalar zero = 0;
        return ids.ne(zero);
    }

    /// <summary>Returns true for each class number that is not ignored.</summary>
    /// <param name="labels">The class numbers.</param>
    /// <param name="ignored">The number that is ignored.</param>
    public static Tensor MaskOfLabels(Tensor labels, long ignored)
    {
        using Scalar number = ignored;
        return labels.ne(number);
    }

    /// <summary>Replaces the class number that is ignored by 0.</summary>
    /// <param name="labels">The class numbers.</param>
    /// <param name="ignored">The number that is ignored.</param>
    public static Tensor WithoutLabel(Tensor labels, long ignored)
    {
        using var kept = MaskOfLabels(labels, ignored);
        return labels.mul(kept);
    }

    /// <summary>Returns true for each step with a feature that differs from a value.</summary>
    /// <param name="x">The steps, of the shape (N, T, features).</param>
    /// <param name="value">The value.</param>
    /// <returns>The mask, of the shape (N, T).</returns>
    public static Tensor MaskOfSteps(Tensor x, double value)
    {
        using Scalar scalar = value;
        using var differs = x.ne(scalar);
        return differs.any(-1);
    }

    /// <summary>
    /// Converts a mask to weights whose mean over the batch is one: zero, or the number of steps divided by the number of unmasked steps. The ranks of a training count
    /// the steps of the whole batch.
    /// </summary>
    /// <param name="mask">The mask.</param>
    /// <param name="like">A tensor of the dtype of the result.</param>
    public static Tensor MaskWeights(Tensor mask, Tensor like)
    {
        var weights = mask.type(like.dtype);
        using var mean = SharedBatch.Current is { } shared ? shared.Mean(weights) : weights.mean();

        // If all steps are masked, the weights are zero. The bound prevents a division by zero.
        using Scalar least = Probabilities.Epsilon;
        using var divisor = mean.clamp_min(least);
        weights.div_(divisor);
        return weights;
    }

    /// <summary>Creates a bias of attention scores that hides later steps: -1e9 above the diagonal, and zero elsewhere.</summary>
    /// <param name="like">A tensor of the dtype and on the device of the result.</param>
    /// <param name="queries">The number of queries.</param>
    /// <param name="keys">The number of keys.</param>
    public static Tensor CausalBias(Tensor like, long queries, long keys)
    {
        using Scalar lowest = -1e9;
        using var everywhere = full([queries, keys], lowest, like.dtype, like.device);
        return everywhere.triu(1);
    }
}
