using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNets.Cpu;

namespace CompiledNets.Bench;

/// <summary>Measures the peak of one core: multiplications and additions of float32 in registers.</summary>
internal static class Peak
{
    private const int Steps = 1_000_000;

    // So many sums do not wait for each other.
    private const int Sums = 12;

    /// <summary>Returns the best of several rounds, in GFLOP/s.</summary>
    public static double Measure()
    {
        var best = 0.0;
        for (var round = 0; round < 20; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var lanes = Vector512.IsHardwareAccelerated ? Run<Vector512Unit, Vector512<float>>()
                : Vector256.IsHardwareAccelerated ? Run<Vector256Unit, Vector256<float>>()
                : Run<Vector128Unit, Vector128<float>>();
            best = Math.Max(best, 2.0 * Steps * Sums * lanes / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return best;
    }

    // Returns the number of elements of a vector.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static int Run<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var f = M.Fill(0.999f);
        V a = f, b = f, c = f, d = f, e = f, g = f, h = f, i = f, j = f, k = f, l = f, m = f;
        for (var step = 0; step < Steps; step++)
        {
            a = M.MultiplyAdd(a, f, f);
            b = M.MultiplyAdd(b, f, f);
            c = M.MultiplyAdd(c, f, f);
            d = M.MultiplyAdd(d, f, f);
            e = M.MultiplyAdd(e, f, f);
            g = M.MultiplyAdd(g, f, f);
            h = M.MultiplyAdd(h, f, f);
            i = M.MultiplyAdd(i, f, f);
            j = M.MultiplyAdd(j, f, f);
            k = M.MultiplyAdd(k, f, f);
            l = M.MultiplyAdd(l, f, f);
            m = M.MultiplyAdd(m, f, f);
        }

        // The sums are used, so that the compiler cannot remove them.
        var all = M.Add(M.Add(M.Add(a, b), M.Add(c, d)), M.Add(M.Add(M.Add(e, g), M.Add(h, i)), M.Add(M.Add(j, k), M.Add(l, m))));
        return float.IsNaN(M.Sum(all)) ? 0 : M.Count;
    }
}
