using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated;

/// <summary>Finds the smallest and the largest of some ids.</summary>
internal static class IdRange
{
    /// <param name="ids">The ids, on the CPU.</param>
    /// <returns>Both, or null if there are no ids.</returns>
    public static (long Least, long Largest)? Of(Tensor ids)
    {
        if (ids.numel() == 0)
        {
            return null;
        }

        if (!ids.is_contiguous())
        {
            using var dense = ids.contiguous();
            return Of(dense);
        }

        return ids.dtype == ScalarType.Int32 ? Of<int>(ids) : Of<long>(ids);
    }

    private static unsafe (long Least, long Largest) Of<T>(Tensor ids)
        where T : unmanaged, IBinaryInteger<T>
    {
        // A span has fewer than 2^31 elements, so large tensors are read in pieces.
        const long Piece = 1 << 28;
        var start = (T*)FlatMemory.AddressOf(ids);
        var (least, largest) = (*start, *start);
        for (var i = 0L; i < ids.numel(); i += Piece)
        {
            var piece = new ReadOnlySpan<T>(start + i, (int)Math.Min(Piece, ids.numel() - i));
            least = T.Min(least, TensorPrimitives.Min(piece));
            largest = T.Max(largest, TensorPrimitives.Max(piece));
        }

        return (long.CreateChecked(least), long.CreateChecked(largest));
    }
}
