using System.Numerics;
using System.Runtime.InteropServices;
using CompiledNets.Cpu;
using TorchSharp;
using static TorchSharp.torch;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Copies and adds rows of a table. The caller has checked the ids.</summary>
internal static class EmbeddingLoops
{
    // The least elements of a part: about 10 microseconds. The columns of a part fill a cache line.
    private const long ElementsPerPart = 16_384;
    private const long LeastColumns = 16;
    private const int MostParts = 32;

    /// <summary>Computes result[i] := table[ids[i]].</summary>
    public static void Gather(Tensor result, Tensor ids, Tensor table)
    {
        switch (table.dtype, ids.dtype)
        {
            case (ScalarType.Float64, ScalarType.Int32):
                Gather<double, int>(result, ids, table);
                break;
            case (ScalarType.Float64, _):
                Gather<double, long>(result, ids, table);
                break;
            case (_, ScalarType.Int32):
                Gather<float, int>(result, ids, table);
                break;
            default:
                Gather<float, long>(result, ids, table);
                break;
        }
    }

    /// <summary>Computes result := 0, then result[ids[i]] += rows[i].</summary>
    public static void Add(Tensor result, Tensor ids, Tensor rows)
    {
        switch (result.dtype, ids.dtype)
        {
            case (ScalarType.Float64, ScalarType.Int32):
                Add<double, int>(result, ids, rows);
                break;
            case (ScalarType.Float64, _):
                Add<double, long>(result, ids, rows);
                break;
            case (_, ScalarType.Int32):
                Add<float, int>(result, ids, rows);
                break;
            default:
                Add<float, long>(result, ids, rows);
                break;
        }
    }

    private static unsafe void Gather<T, TId>(Tensor result, Tensor ids, Tensor table)
        where T : unmanaged, INumber<T>
        where TId : unmanaged, IBinaryInteger<TId>
    {
        using var numbers = new DenseMemory(ids);
        var (count, width) = (ids.numel(), table.size(1));
        var work = new GatherWork<T, TId>
        {
            To = (T*)FlatMemory.AddressOf(result),
            From = (T*)FlatMemory.AddressOf(table),
            Ids = numbers.As<TId>(),
            Count = count,
            Width = (int)width,
            Parts = PartsOf(count * width),
        };
        Team.Shared.Run(ref work, work.Parts);
    }

    private static unsafe void Add<T, TId>(Tensor result, Tensor ids, Tensor rows)
        where T : unmanaged, INumber<T>
        where TId : unmanaged, IBinaryInteger<TId>
    {
        using DenseMemory numbers = new(ids), dense = new(rows);
        var (count, width) = (ids.numel(), result.size(1));
        var clear = new ClearWork<T> { To = (T*)FlatMemory.AddressOf(result), Count = result.numel(), Parts = PartsOf(result.numel()) };
        Team.Shared.Run(ref clear, clear.Parts);
        var work = new AddWork<T, TId>
        {
            To = clear.To,
            From = dense.As<T>(),
            Ids = numbers.As<TId>(),
            Count = count,
            Width = width,
            Parts = (int)Math.Clamp(Math.Min(width / LeastColumns, PartsOf(count * width)), 1, MostParts),
        };
        Team.Shared.Run(ref work, work.Parts);
    }

    private static int PartsOf(long elements) => (int)Math.Clamp(elements / ElementsPerPart, 1, MostParts);

    private unsafe struct GatherWork<T, TId> : IWork
        where T : unmanaged
        where TId : unmanaged, IBinaryInteger<TId>
    {
        public T* To;
        public T* From;
        public TId* Ids;
        public long Count;
        public int Width;
        public int Parts;

        public readonly void Do(int part)
        {
            for (var i = Count * part / Parts; i < Count * (part + 1) / Parts; i++)
            {
                new ReadOnlySpan<T>(From + (long.CreateTruncating(Ids[i]) * Width), Width).CopyTo(new Span<T>(To + (i * Width), Width));
            }
        }
    }

    private unsafe struct ClearWork<T> : IWork
        where T : unmanaged
    {
        public T* To;
        public long Count;
        public int Parts;

        public readonly void Do(int part)
        {
            long first = Count * part / Parts, last = Count * (part + 1) / Parts;
            NativeMemory.Clear(To + first, (nuint)(last - first) * (nuint)sizeof(T));
        }
    }

    // Each part adds some columns of all rows, so no two parts write the same element, and the order of additions is always the same.
    private unsafe struct AddWork<T, TId> : IWork
        where T : unmanaged, INumber<T>
        where TId : unmanaged, IBinaryInteger<TId>
    {
        public T* To;
        public T* From;
        public TId* Ids;
        public long Count;
        public long Width;
        public int Parts;

        public readonly void Do(int part)
        {
            long start = Width * part / Parts, end = Width * (part + 1) / Parts;
            for (var i = 0L; i < Count; i++)
            {
                var row = new Span<T>(To + (long.CreateTruncating(Ids[i]) * Width) + start, (int)(end - start));
                TensorPrimitives.Add(row, new ReadOnlySpan<T>(From + (i * Width) + start, row.Length), row);
            }
        }
    }
}
