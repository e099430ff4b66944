using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels;

/// <summary>
/// Computes products and sums of small matrices with loops. Calling BLAS takes about two microseconds, which is longer than the loop.
/// </summary>
internal static class MatrixLoops
{
    // The number of multiplications from which BLAS is faster. bench/Steps measures it.
    private const long MostMultiplications = 16_384;

    /// <summary>Tells whether a loop computes the product of matrices faster.</summary>
    /// <param name="rows">The number of rows of the product.</param>
    /// <param name="left">A matrix.</param>
    /// <param name="right">A matrix.</param>
    public static bool AreForLoops(long rows, Tensor left, Tensor right) =>
        rows * right.numel() <= MostMultiplications && FlatMemory.IsForLoops(left, right);

    /// <summary>Computes result := left · right + bias, where each matrix may be transposed.</summary>
    public static void Multiply(Tensor result, Tensor left, bool transposeLeft, Tensor right, bool transposeRight, Tensor? bias)
    {
        var (rows, inner, columns) = ((int)result.size(0), (int)left.size(transposeLeft ? 0 : 1), (int)result.size(1));
        if (result.dtype == ScalarType.Float64)
        {
            Multiply(FlatMemory.SpanOf<double>(result), FlatMemory.SpanOf<double>(left), transposeLeft, FlatMemory.SpanOf<double>(right), transposeRight, bias is null ? [] : FlatMemory.SpanOf<double>(bias), rows, inner, columns);
        }
        else
        {
            Multiply(FlatMemory.SpanOf<float>(result), FlatMemory.SpanOf<float>(left), transposeLeft, FlatMemory.SpanOf<float>(right), transposeRight, bias is null ? [] : FlatMemory.SpanOf<float>(bias), rows, inner, columns);
        }
    }

    /// <summary>Computes the sum of the rows.</summary>
    public static void SumRows(Tensor result, Tensor matrix)
    {
        if (result.dtype == ScalarType.Float64)
        {
            SumRows(FlatMemory.SpanOf<double>(result), FlatMemory.SpanOf<double>(matrix));
        }
        else
        {
            SumRows(FlatMemory.SpanOf<float>(result), FlatMemory.SpanOf<float>(matrix));
        }
    }

    private static void Multiply<T>(
        Span<T> result,
        ReadOnlySpan<T> left,
        bool transposeLeft,
        ReadOnlySpan<T> right,
        bool transposeRight,
        ReadOnlySpan<T> bias,
        int rows,
        int inner,
        int columns)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (var i = 0; i < rows; i++)
        {
            var row = result.Slice(i * columns, columns);
            if (transposeRight)
            {
                // The right matrix is transposed, so each element is a product of two rows.
                var own = left.Slice(i * inner, inner);
                for (var j = 0; j < columns; j++)
                {
                    row[j] = TensorPrimitives.Dot(own, right.Slice(j * inner, inner)) + (bias.IsEmpty ? T.Zero : bias[j]);
                }

                continue;
            }

            if (bias.IsEmpty)
            {
                row.Clear();
            }
            else
            {
                bias.CopyTo(row);
            }

            for (var k = 0; k < inner; k++)
            {
                AddScaled(row, right.Slice(k * columns, columns), left[transposeLeft ? (k * rows) + i : (i * inner) + k]);
            }
        }
    }

    /// <summary>Computes row += factor · other.</summary>
    private static void AddScaled<T>(Span<T> row, ReadOnlySpan<T> other, T factor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var factors = new Vector<T>(factor);
        var i = 0;
        for (; i <= row.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (new Vector<T>(row[i..]) + (factors * new Vector<T>(other[i..]))).CopyTo(row[i..]);
        }

        for (; i < row.Length; i++)
        {
            row[i] += factor * other[i];
        }
    }

    private static void SumRows<T>(Span<T> result, ReadOnlySpan<T> matrix)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        result.Clear();
        for (var start = 0; start < matrix.Length; start += result.Length)
        {
            TensorPrimitives.Add(result, matrix.Slice(start, result.Length), result);
        }
    }
}
