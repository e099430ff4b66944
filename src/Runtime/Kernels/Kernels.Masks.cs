using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>Where ids are not zero.</summary>
    /// <param name="ids">The ids.</param>
    public static Tensor MaskOfIds(Tensor ids)
    {
        using Scalar zero = 0;
        return ids.ne(zero);
    }

    /// <summary>Where a feature of a step is not a value.</summary>
    /// <param name="x">(N, T, features).</param>
    /// <param name="value">The value.</param>
    /// <returns>(N, T).</returns>
    public static Tensor MaskOfSteps(Tensor x, double value)
    {
        using Scalar scalar = value;
        using var differs = x.ne(scalar);
        return differs.any(-1);
    }

    /// <summary>What attention scores are lowered by so that no step sees a later one: -1e9 above the diagonal, else zeros.</summary>
    /// <param name="like">A tensor of the dtype and the device.</param>
    /// <param name="queries">How many steps ask.</param>
    /// <param name="keys">How many are asked.</param>
    public static Tensor CausalBias(Tensor like, long queries, long keys)
    {
        using Scalar lowest = -1e9;
        using var everywhere = full([queries, keys], lowest, like.dtype, like.device);
        return everywhere.triu(1);
    }

    /// <summary>The products of matrices, one by one.</summary>
    /// <param name="left">(B, m, k).</param>
    /// <param name="right">(B, k, n).</param>
    /// <param name="transposeLeft">Whether each of the left ones is transposed first.</param>
    /// <param name="transposeRight">Whether each of the right ones is.</param>
    /// <returns>(B, m, n).</returns>
    public static Tensor BatchMatMul(Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        if (MixedStep.Current is { } mixed)
        {
            return mixed.Compute(left, right, (x, y) => Product(x, y, transposeLeft, transposeRight));
        }

        return Product(left, right, transposeLeft, transposeRight);
    }

    private static Tensor Product(Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.transpose(1, 2) : left.alias();
        using var b = transposeRight ? right.transpose(1, 2) : right.alias();
        return a.bmm(b);
    }
}
