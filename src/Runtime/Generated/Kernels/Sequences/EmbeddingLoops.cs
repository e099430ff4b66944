using System.Numerics;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Copies and adds rows of a table. The caller has checked the ids.</summary>
internal static class EmbeddingLoops
{
    /// <summary>Computes result[i] := table[ids[i]].</summary>
    public static void Gather(Tensor result, Tensor ids, Tensor table)
    {
        var dense = ids.is_contiguous() ? ids.alias() : ids.contiguous();
        using (dense)
        {
            switch (table.dtype, dense.dtype)
            {
                case (ScalarType.Float64, ScalarType.Int32):
                    Gather<double, int>(result, dense, table);
                    break;
                case (ScalarType.Float64, _):
                    Gather<double, long>(result, dense, table);
                    break;
                case (_, ScalarType.Int32):
                    Gather<float, int>(result, dense, table);
                    break;
                default:
                    Gather<float, long>(result, dense, table);
                    break;
            }
        }
    }

    /// <summary>Computes result := 0, then result[ids[i]] += rows[i].</summary>
    public static void Add(Tensor result, Tensor ids, Tensor rows)
    {
        var dense = ids.is_contiguous() ? ids.alias() : ids.contiguous();
        using (dense)
        {
            switch (result.dtype, dense.dtype)
            {
                case (ScalarType.Float64, ScalarType.Int32):
                    Add<double, int>(result, dense, rows);
                    break;
                case (ScalarType.Float64, _):
                    Add<double, long>(result, dense, rows);
                    break;
                case (_, ScalarType.Int32):
                    Add<float, int>(result, dense, rows);
                    break;
                default:
                    Add<float, long>(result, dense, rows);
                    break;
            }
        }
    }

    private static unsafe void Gather<T, TId>(Tensor result, Tensor ids, Tensor table)
        where T : unmanaged
        where TId : unmanaged, IBinaryInteger<TId>
    {
        var to = (T*)FlatMemory.AddressOf(result);
        var from = (T*)FlatMemory.AddressOf(table);
        var at = (TId*)FlatMemory.AddressOf(ids);
        var width = (int)table.size(1);
        Blocks.Run(ids.numel(), width, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                new ReadOnlySpan<T>(from + (long.CreateTruncating(at[i]) * width), width).CopyTo(new Span<T>(to + (i * width), width));
            }
        });
    }

    // Each thread adds some columns of all rows, so no two threads write the same element, and the order of additions is always the same.
    private static unsafe void Add<T, TId>(Tensor result, Tensor ids, Tensor rows)
        where T : unmanaged, INumber<T>
        where TId : unmanaged, IBinaryInteger<TId>
    {
        var to = (T*)FlatMemory.AddressOf(result);
        var from = (T*)FlatMemory.AddressOf(rows);
        var at = (TId*)FlatMemory.AddressOf(ids);
        var (height, width, count) = (result.size(0), result.size(1), ids.numel());
        Blocks.Run(height, width, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                new Span<T>(to + (i * width), (int)width).Clear();
            }
        });
        Blocks.Run(width, count, (start, end) =>
        {
            for (var i = 0L; i < count; i++)
            {
                var row = new Span<T>(to + (long.CreateTruncating(at[i]) * width) + start, (int)(end - start));
                TensorPrimitives.Add(row, new ReadOnlySpan<T>(from + (i * width) + start, row.Length), row);
            }
        });
    }
}
