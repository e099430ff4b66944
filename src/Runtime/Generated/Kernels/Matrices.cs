using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Computes products of matrices.</summary>
public static class Matrices
{
    /// <summary>Computes x · kernel + bias.</summary>
    /// <param name="x">The operand, of the shape (rows, features).</param>
    /// <param name="kernel">The kernel, of the shape (features, units).</param>
    /// <param name="bias">The bias, of the shape (units), or null.</param>
    /// <param name="relu">Whether ReLU is applied to the result.</param>
    /// <returns>The result, of the shape (rows, units).</returns>
    public static Tensor Linear(Tensor x, Tensor kernel, Tensor? bias = null, bool relu = false)
    {
        if (MixedStep.Current is { } mixed)
        {
            var product = mixed.Compute(x, kernel, static (a, b) => Product(a, b, transposeLeft: false, transposeRight: false));
            if (bias is not null)
            {
                product.add_(bias);
            }

            return Activations.Relu(product, relu);
        }

        if (CpuMatrices.Supports(x, transposeLeft: false, kernel, transposeRight: false, bias))
        {
            return CpuMatrices.Multiply(x, transposeLeft: false, kernel, transposeRight: false, bias, relu);
        }

        return Activations.Relu(bias is null ? x.mm(kernel) : addmm(bias, x, kernel, 1, 1), relu);
    }

    /// <summary>Computes the product of two matrices.</summary>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    /// <param name="transposeLeft">Whether the left matrix is transposed.</param>
    /// <param name="transposeRight">Whether the right matrix is transposed.</param>
    public static Tensor MatMul(Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false) => MixedStep.Current is { } mixed
        ? MixedProduct(mixed, left, right, transposeLeft, transposeRight)
        : Product(left, right, transposeLeft, transposeRight);

    /// <summary>Computes the product of two matrices into a matrix.</summary>
    /// <param name="result">Receives the product.</param>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    /// <param name="transposeLeft">Whether the left matrix is transposed.</param>
    /// <param name="transposeRight">Whether the right matrix is transposed.</param>
    public static void MatMulInto(Tensor result, Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false)
    {
        if (MixedStep.Current is not null)
        {
            using var product = MatMul(left, right, transposeLeft, transposeRight);
            Elementwise.Copy(result, product);
        }
        else if (CpuMatrices.Supports(left, transposeLeft, right, transposeRight) && CpuMatrices.IsResult(result, left, transposeLeft, right, transposeRight))
        {
            CpuMatrices.Multiply(result, left, transposeLeft, right, transposeRight);
        }
        else
        {
            TransposedProductInto(result, left, right, transposeLeft, transposeRight);
        }
    }

    /// <summary>Computes the products of pairs of matrices.</summary>
    /// <param name="left">The left matrices, of the shape (B, m, k).</param>
    /// <param name="right">The right matrices, of the shape (B, k, n).</param>
    /// <param name="transposeLeft">Whether each left matrix is transposed.</param>
    /// <param name="transposeRight">Whether each right matrix is transposed.</param>
    /// <returns>The products, of the shape (B, m, n).</returns>
    public static Tensor BatchMatMul(Tensor left, Tensor right, bool transposeLeft = false, bool transposeRight = false) => MixedStep.Current is { } mixed
        ? MixedBatchProduct(mixed, left, right, transposeLeft, transposeRight)
        : BatchProduct(left, right, transposeLeft, transposeRight);

    // Methods of their own, because a function that captures arguments is allocated when its method begins.
    private static Tensor MixedProduct(MixedStep mixed, Tensor left, Tensor right, bool transposeLeft, bool transposeRight) =>
        mixed.Compute(left, right, (a, b) => Product(a, b, transposeLeft, transposeRight));

    private static Tensor MixedBatchProduct(MixedStep mixed, Tensor left, Tensor right, bool transposeLeft, bool transposeRight) =>
        mixed.Compute(left, right, (a, b) => BatchProduct(a, b, transposeLeft, transposeRight));

    private static Tensor Product(Tensor left, Tensor right, bool transposeLeft, bool transposeRight) => CpuMatrices.Supports(left, transposeLeft, right, transposeRight)
        ? CpuMatrices.Multiply(left, transposeLeft, right, transposeRight)
        : TransposedProduct(left, right, transposeLeft, transposeRight);

    private static Tensor TransposedProduct(Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.t() : left.alias();
        using var b = transposeRight ? right.t() : right.alias();
        return a.mm(b);
    }

    private static void TransposedProductInto(Tensor result, Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        using var a = transposeLeft ? left.t() : left.alias();
        using var b = transposeRight ? right.t() : right.alias();

        // With beta = 0, BLAS does not read the old elements, which may be NaN.
        result.addmm_(a, b, 0, 1);
    }

    private static Tensor BatchProduct(Tensor left, Tensor right, bool transposeLeft, bool transposeRight)
    {
        if (CpuMatrices.SupportsBatch(left, transposeLeft, right, transposeRight))
        {
            return CpuMatrices.MultiplyBatch(left, transposeLeft, right, transposeRight);
        }

        using var a = transposeLeft ? left.transpose(1, 2) : left.alias();
        using var b = transposeRight ? right.transpose(1, 2) : right.alias();
        return a.bmm(b);
    }
}
