using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>Returns true for each id that is not zero.</summary>
    /// <param name="ids">The ids.</param>
    public static Tensor MaskOfIds(Tensor ids)
    {
        using Scalar zero = 0;
        return ids.ne(zero);
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

    /// <summary>Computes the products of pairs of matrices.</summary>
    /// <param name="left">The left matrices, of the shape (B, m, k).</param>
    /// <param name="right">The right matrices, of the shape (B, k, n).</param>
    /// <param name="transposeLeft">Whether each left matrix is transposed.</param>
    /// <param name="transposeRight">Whether each right matrix is transposed.</param>
    /// <returns>The products, of the shape (B, m, n).</returns>
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
