using CompiledNets.Sequences;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>The rows of a table that ids name.</summary>
    /// <param name="ids">(...): int64 or int32, from 0 to below the number of rows.</param>
    /// <param name="table">(rows, features).</param>
    /// <returns>(..., features).</returns>
    /// <exception cref="ArgumentException">On the CPU: there is no row for an id. On a device nothing is checked here, because that would wait for it.</exception>
    public static Tensor Embedding(Tensor ids, Tensor table)
    {
        CheckIds(ids, table.size(0), "An embedding has rows");
        long[] shape = [.. ids.shape, table.size(1)];
        using var flat = ids.reshape(-1);
        if (ids.device_type == DeviceType.CPU && table.is_contiguous() && !(is_grad_enabled() && table.requires_grad))
        {
            var result = empty(shape, table.dtype);
            EmbeddingLoops.Gather(result, flat, table);
            return result;
        }

        using var rows = table.index_select(0, flat);
        return rows.reshape(shape);
    }

    /// <summary>A one at the place of each id, and zeros elsewhere.</summary>
    /// <param name="ids">(...): int64 or int32, from 0 to below <paramref name="count"/>.</param>
    /// <param name="count">How many ids there are.</param>
    /// <param name="dtype">The dtype of the result.</param>
    /// <returns>(..., count).</returns>
    /// <exception cref="ArgumentException">On the CPU: there is no place for an id.</exception>
    public static Tensor OneHot(Tensor ids, long count, ScalarType dtype)
    {
        CheckIds(ids, count, "An encoding has places");
        using var numbers = ids.type(ScalarType.Int64);
        using var ones = nn.functional.one_hot(numbers, count);
        return ones.type(dtype);
    }

    private static void CheckIds(Tensor ids, long count, string what)
    {
        if (ids.device_type == DeviceType.CPU && IdRange.Of(ids) is var (least, largest) && (least < 0 || largest >= count))
        {
            throw new ArgumentException($"{what} for the ids 0 to {count - 1}, but there is the id {(least < 0 ? least : largest)}.");
        }
    }

    /// <summary>The gradient of the table of an embedding.</summary>
    /// <param name="g">The gradient of the result, (..., features).</param>
    /// <param name="ids">The ids, as they were looked up.</param>
    /// <param name="rows">How many rows the table has.</param>
    public static Tensor EmbeddingGradient(Tensor g, Tensor ids, long rows)
    {
        var result = empty(rows, g.size((int)g.dim() - 1), g.dtype, g.device);
        EmbeddingGradientInto(result, g, ids);
        return result;
    }

    /// <summary>The same, into a tensor.</summary>
    /// <param name="result">Takes the gradient, (rows, features).</param>
    /// <param name="g">The gradient of the result, (..., features).</param>
    /// <param name="ids">The ids, as they were looked up.</param>
    public static void EmbeddingGradientInto(Tensor result, Tensor g, Tensor ids)
    {
        using var flat = ids.reshape(-1);
        using var rows = g.reshape(-1, result.size(1));
        if (result.device_type == DeviceType.CPU && result.is_contiguous())
        {
            using var dense = rows.contiguous();
            EmbeddingLoops.Add(result, flat, dense);
            return;
        }

        using Scalar one = 1;
        result.fill_(0);
        result.index_add_(0, flat, rows, one);
    }
}
