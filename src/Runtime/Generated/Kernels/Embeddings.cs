using CompiledNets.Generated.Kernels.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

/// <summary>Converts ids to vectors, and computes the gradients.</summary>
public static class Embeddings
{
    /// <summary>Looks up rows of a table by ids.</summary>
    /// <param name="ids">The ids, of the shape (...) and dtype int64 or int32, from 0 to less than the number of rows.</param>
    /// <param name="table">The table, of the shape (rows, features).</param>
    /// <returns>The rows, of the shape (..., features).</returns>
    /// <exception cref="ArgumentException">The table has no row for an id. It is checked on the CPU only, to avoid synchronizing with other devices.</exception>
    public static Tensor Embedding(Tensor ids, Tensor table)
    {
        CheckIds(ids, table.size(0), "An embedding has rows");
        Span<long> shape = stackalloc long[(int)ids.dim() + 1];
        for (var axis = 0; axis < ids.dim(); axis++)
        {
            shape[axis] = ids.size(axis);
        }

        shape[^1] = table.size(1);
        if (HostMemory.Has(ids) && table.is_contiguous() && !(is_grad_enabled() && table.requires_grad))
        {
            var result = Results.Empty(table.dtype, shape);
            EmbeddingLoops.Gather(result, ids, table);
            return result;
        }

        using var flat = ids.reshape(-1);
        using var numbers = flat.type(ScalarType.Int64);
        using var rows = table.index_select(0, numbers);
        return rows.reshape(shape.ToArray());
    }

    /// <summary>Computes the gradient of the table of an embedding.</summary>
    /// <param name="g">The gradient of the result, of the shape (..., features).</param>
    /// <param name="ids">The ids of the lookup.</param>
    /// <param name="rows">The number of rows of the table.</param>
    public static Tensor EmbeddingGradient(Tensor g, Tensor ids, long rows)
    {
        var result = empty(rows, g.size((int)g.dim() - 1), g.dtype, g.device);
        EmbeddingGradientInto(result, g, ids);
        return result;
    }

    /// <summary>Computes <see cref="EmbeddingGradient"/> into a tensor.</summary>
    /// <param name="result">Receives the gradient, of the shape (rows, features).</param>
    /// <param name="g">The gradient of the result, of the shape (..., features).</param>
    /// <param name="ids">The ids of the lookup.</param>
    public static void EmbeddingGradientInto(Tensor result, Tensor g, Tensor ids)
    {
        if (HostMemory.Has(result) && result.is_contiguous())
        {
            EmbeddingLoops.Add(result, ids, g);
            return;
        }

        using var flat = ids.reshape(-1);
        using var rows = g.reshape(-1, result.size(1));
        using Scalar one = 1;
        using var numbers = flat.type(ScalarType.Int64);
        result.fill_(0);
        result.index_add_(0, numbers, rows, one);
    }

    /// <summary>Encodes ids as one-hot vectors.</summary>
    /// <param name="ids">The ids, of the shape (...) and dtype int64 or int32, from 0 to less than <paramref name="count"/>.</param>
    /// <param name="count">The size of a vector.</param>
    /// <param name="dtype">The dtype of the result.</param>
    /// <returns>The vectors, of the shape (..., count).</returns>
    /// <exception cref="ArgumentException">An id is out of range. It is checked on the CPU only, to avoid synchronizing with other devices.</exception>
    public static Tensor OneHot(Tensor ids, long count, ScalarType dtype)
    {
        CheckIds(ids, count, "An encoding has places");
        using var numbers = ids.type(ScalarType.Int64);
        using var ones = nn.functional.one_hot(numbers, count);
        return ones.type(dtype);
    }

    private static void CheckIds(Tensor ids, long count, string what)
    {
        if (HostMemory.Has(ids) && IdRange.Of(ids) is var (least, largest) && (least < 0 || largest >= count))
        {
            throw new ArgumentException($"{what} for the ids 0 to {count - 1}, but there is the id {(least < 0 ? least : largest)}.");
        }
    }
}
