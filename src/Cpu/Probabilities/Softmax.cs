using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Computes softmax and log-softmax over the last axis of (rows, columns), and their gradients. The maximum of a row is subtracted first. The memory of a
/// result can be that of an argument. Measured on one core of a Xeon with AVX-512: 0.24 of libtorch's time for 10 columns, 0.9 for 200, 1.1 for 1000.
/// </summary>
internal static unsafe class Softmax
{
    /// <summary>Computes y := exp(x) / the sum of exp(x) of the row.</summary>
    public static void Run(long rows, long columns, float* x, float* y) => Run(new Work(rows, columns, x, null, y, Kind.Softmax));

    /// <summary>Computes y := x - log of the sum of exp(x) of the row.</summary>
    public static void Log(long rows, long columns, float* x, float* y) => Run(new Work(rows, columns, x, null, y, Kind.Log));

    /// <summary>Computes d := y · (g - the sum of g · y of the row), with the result y of softmax.</summary>
    public static void Gradient(long rows, long columns, float* g, float* y, float* d) => Run(new Work(rows, columns, g, y, d, Kind.Gradient));

    /// <summary>Computes d := g - exp(y) · the sum of g of the row, with the result y of log-softmax.</summary>
    public static void LogGradient(long rows, long columns, float* g, float* y, float* d) => Run(new Work(rows, columns, g, y, d, Kind.LogGradient));

    /// <summary>Computes exponentials := exp(x - the maximum of the row), and returns the maximum and the sum of the exponentials.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static (float Largest, float Total) Exponentials<M, V>(nint columns, float* x, float* exponentials)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var largest = Rows.Largest<M, V>(columns, x);
        var shift = M.Fill(largest);
        var total = M.Zero;
        nint i = 0;
        while (i <= columns - M.Count)
        {
            // A sum of sums of blocks has smaller rounding errors.
            var sum = M.Zero;
            for (var end = Math.Min(columns - M.Count, i + (32 * M.Count)); i <= end; i += M.Count)
            {
                var e = Functions.Exp<M, V>(M.Subtract(M.Load(x + i), shift));
                M.Store(e, exponentials + i);
                sum = M.Add(sum, e);
            }

            total = M.Add(total, sum);
        }

        if (i < columns)
        {
            var left = columns - i;
            var e = Functions.Exp<M, V>(M.Subtract(M.LoadFirst(x + i, left), shift));
            M.StoreFirst(e, exponentials + i, left);
            total = M.Add(total, M.And(e, M.First(left)));
        }

        return (largest, M.Sum(total));
    }

    /// <summary>Computes x := factor · x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Scale<M, V>(nint columns, float factor, float* x)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var f = M.Fill(factor);
        for (nint i = 0; i < columns; i += M.Count)
        {
            var left = Math.Min(M.Count, columns - i);
            if (left == M.Count)
            {
                M.Store(M.Multiply(M.Load(x + i), f), x + i);
            }
            else
            {
                M.StoreFirst(M.Multiply(M.LoadFirst(x + i, left), f), x + i, left);
            }
        }
    }

    /// <summary>Computes the sum of the products of the elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float Dot<M, V>(nint columns, float* x, float* y)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var sum = M.Zero;
        nint i = 0;
        for (; i <= columns - M.Count; i += M.Count)
        {
            sum = M.MultiplyAdd(M.Load(x + i), M.Load(y + i), sum);
        }

        if (i < columns)
        {
            sum = M.MultiplyAdd(M.LoadFirst(x + i, columns - i), M.LoadFirst(y + i, columns - i), sum);
        }

        return M.Sum(sum);
    }

    private enum Kind
    {
        Softmax,
        Log,
        Gradient,
        LogGradient,
    }

    private static void Run(Work work) => Team.Shared.Run(ref work, work.Parts);

    private readonly struct Work(long rows, long columns, float* x, float* y, float* result, Kind kind) : IWork
    {
        private readonly float* _x = x;
        private readonly float* _y = y;
        private readonly float* _result = result;

        public int Parts { get; } = (int)Math.Min(Math.Max(rows, 1), Elementwise.PartsOf(2 * rows * columns));

        public void Do(int part)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Do<Vector512Unit, Vector512<float>>(part);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Do<Vector256Unit, Vector256<float>>(part);
            }
            else
            {
                Do<Vector128Unit, Vector128<float>>(part);
            }
        }

        private void Do<M, V>(int part)
            where M : struct, IVectorUnit<V>
            where V : struct
        {
            var size = (nint)columns;
            for (var row = rows * part / Parts; row < rows * (part + 1) / Parts; row++)
            {
                float* x = _x + (row * columns), y = _y is null ? null : _y + (row * columns), to = _result + (row * columns);
                switch (kind)
                {
                    case Kind.Softmax:
                        Scale<M, V>(size, 1 / Exponentials<M, V>(size, x, to).Total, to);
                        break;
                    case Kind.Log:
                        // The logarithms can replace x only after the exponentials are computed, so these are in other memory.
                        var (largest, total) = Exponentials<M, V>(size, x, Scratch.OfPart(columns));
                        Apply<M, V, Less>(size, x, x, to, new Less(largest, MathF.Log(total)));
                        break;
                    case Kind.Gradient:
                        Apply<M, V, GradientOf>(size, x, y, to, new GradientOf(Dot<M, V>(size, x, y)));
                        break;
                    default:
                        Apply<M, V, LogGradientOf>(size, x, y, to, new LogGradientOf(Rows.Sum<M, V>(size, x)));
                        break;
                }
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        private static void Apply<M, V, F>(nint count, float* x, float* y, float* to, F f)
            where M : struct, IVectorUnit<V>
            where V : struct
            where F : struct, IFunction2
        {
            nint i = 0;
            for (; i <= count - M.Count; i += M.Count)
            {
                M.Store(f.Of<M, V>(M.Load(x + i), M.Load(y + i)), to + i);
            }

            if (i < count)
            {
                M.StoreFirst(f.Of<M, V>(M.LoadFirst(x + i, count - i), M.LoadFirst(y + i, count - i)), to + i, count - i);
            }
        }
    }

    private readonly struct Less(float largest, float logarithm) : IFunction2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<M, V>(V x, V y)
            where M : struct, IVectorUnit<V>
            where V : struct => M.Subtract(M.Subtract(x, M.Fill(largest)), M.Fill(logarithm));
    }

    private readonly struct GradientOf(float sum) : IFunction2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<M, V>(V x, V y)
            where M : struct, IVectorUnit<V>
            where V : struct => M.Multiply(y, M.Subtract(x, M.Fill(sum)));
    }

    private readonly struct LogGradientOf(float sum) : IFunction2
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Of<M, V>(V x, V y)
            where M : struct, IVectorUnit<V>
            where V : struct => M.Subtract(x, M.Multiply(Functions.Exp<M, V>(y), M.Fill(sum)));
    }
}
