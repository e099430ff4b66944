using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>Sums and maxima of one contiguous row.</summary>
internal static unsafe class Rows
{
    /// <summary>Computes the sum of a row.</summary>
    public static float Sum(nint count, float* x) =>
        Vector512.IsHardwareAccelerated ? Sum<Vector512Unit, Vector512<float>>(count, x)
        : Vector256.IsHardwareAccelerated ? Sum<Vector256Unit, Vector256<float>>(count, x)
        : Sum<Vector128Unit, Vector128<float>>(count, x);

    /// <summary>Computes the sum of a row with four vectors of sums, which become a new sum for each 4096 elements.</summary>
    public static float Sum<M, V>(nint count, float* x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        const int Block = 4096;
        var sum = M.Zero;
        for (; count > Block; count -= Block, x += Block)
        {
            sum = M.Add(sum, SumBlock<M, V>(Block, x));
        }

        return M.Sum(M.Add(sum, SumBlock<M, V>(count, x)));
    }

    /// <summary>Computes the maximum of a row, which is NaN if an element is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Largest<M, V>(nint count, float* x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var least = M.Fill(float.NegativeInfinity);
        V a = least, b = least;
        nint i = 0;
        for (; i <= count - (2 * M.Count); i += 2 * M.Count)
        {
            a = M.Max(a, M.Load(x + i));
            b = M.Max(b, M.Load(x + i + M.Count));
        }

        for (; i < count; i += M.Count)
        {
            var left = Math.Min(M.Count, count - i);
            a = M.Max(a, M.Select(M.First(left), M.LoadFirst(x + i, left), least));
        }

        return M.Largest(M.Max(a, b));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static V SumBlock<M, V>(nint count, float* x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        V a = M.Zero, b = a, c = a, d = a;
        nint i = 0;
        for (; i <= count - (4 * M.Count); i += 4 * M.Count)
        {
            a = M.Add(a, M.Load(x + i));
            b = M.Add(b, M.Load(x + i + M.Count));
            c = M.Add(c, M.Load(x + i + (2 * M.Count)));
            d = M.Add(d, M.Load(x + i + (3 * M.Count)));
        }

        for (; i < count; i += M.Count)
        {
            a = M.Add(a, M.LoadFirst(x + i, Math.Min(M.Count, count - i)));
        }

        return M.Add(M.Add(a, b), M.Add(c, d));
    }
}
