using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Sums along an axis of memory of the form (outer, axis, inner), and the gradients, which repeat along it. Sums over many rows are made of sums of blocks of
/// rows, in order, which limits the rounding errors as well. Measured on one core of a Xeon with AVX-512: 0.64 of libtorch's time for the sum of 4096 rows of 128, 1.1 for that of columns.
/// </summary>
internal static unsafe class Reductions
{
    // Rows of a block: as many sums are added in registers.
    private const int RowsOfBlock = 128;

    /// <summary>Sums the rows: result[column] := the sum over all rows, as in the gradient of a bias.</summary>
    public static void SumRows(long rows, long columns, float* x, float* result, bool accumulate = false)
    {
        var parts = (int)Math.Clamp(Math.Min(Elementwise.PartsOf(rows * columns), rows / 16), 1, 32);
        var work = new RowsWork(rows, columns, x, parts == 1 ? result : Scratch.OfKernel(parts * columns), parts, parts == 1 && accumulate);
        Team.Shared.Run(ref work, parts);
        if (parts > 1)
        {
            AddRows(parts, columns, work.Result, result, accumulate);
        }
    }

    /// <summary>Sums along an axis: result[outer, inner] := factor · the sum over the axis of x[outer, axis, inner]. The factor of a mean is 1 / axis.</summary>
    public static void SumAxis(long outer, long axis, long inner, float* x, float* result, float factor = 1)
    {
        if (outer == 1)
        {
            SumRows(axis, inner, x, result);
            if (factor != 1)
            {
                Elementwise.Scale(inner, factor, result, result);
            }

            return;
        }

        var parts = (int)Math.Min(Math.Max(outer, 1), Elementwise.PartsOf(outer * axis * inner));
        var work = new AxisWork(outer, axis, inner, x, result, factor, parts);
        Team.Shared.Run(ref work, parts);
    }

    /// <summary>Sums each row: result[row] := factor · the sum over the columns.</summary>
    public static void SumColumns(long rows, long columns, float* x, float* result, float factor = 1)
    {
        var parts = (int)Math.Min(Math.Max(rows, 1), Elementwise.PartsOf(rows * columns));
        var work = new AxisWork(rows, columns, 1, x, result, factor, parts);
        Team.Shared.Run(ref work, parts);
    }

    /// <summary>Repeats along an axis: y[outer, axis, inner] := factor · g[outer, inner], the gradient of <see cref="SumAxis"/>.</summary>
    public static void SumAxisGradient(long outer, long axis, long inner, float* g, float* y, float factor = 1)
    {
        var parts = (int)Math.Min(Math.Max(outer * axis, 1), Elementwise.PartsOf(outer * axis * inner));
        var work = new RepeatWork(outer * axis, axis, inner, g, y, factor, parts);
        Team.Shared.Run(ref work, parts);
    }

    /// <summary>Sums all elements in float64.</summary>
    public static double Sum(long count, float* x)
    {
        var parts = Elementwise.PartsOf(count);
        var sums = stackalloc double[parts];
        var work = new SumWork(count, x, sums, parts);
        Team.Shared.Run(ref work, parts);
        var sum = 0.0;
        for (var part = 0; part < parts; part++)
        {
            sum += sums[part];
        }

        return sum;
    }

    /// <summary>Computes result := the sum of the rows, or adds it to the result.</summary>
    internal static void AddRows(long rows, long columns, float* x, float* result, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            AddRows<Vector512Unit, Vector512<float>>((nint)rows, (nint)columns, x, result, accumulate);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            AddRows<Vector256Unit, Vector256<float>>((nint)rows, (nint)columns, x, result, accumulate);
        }
        else
        {
            AddRows<Vector128Unit, Vector128<float>>((nint)rows, (nint)columns, x, result, accumulate);
        }
    }

    private static void AddRows<M, V>(nint rows, nint columns, float* x, float* result, bool accumulate)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        nint row = 0;
        do
        {
            AddBlock<M, V>(Math.Min(RowsOfBlock, rows - row), columns, x + (row * columns), result, accumulate || row > 0);
            row += RowsOfBlock;
        }
        while (row < rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddBlock<M, V>(nint rows, nint columns, float* x, float* result, bool accumulate)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        nint column = 0;
        for (; column <= columns - (4 * M.Count); column += 4 * M.Count)
        {
            V a = M.Zero, b = a, c = a, d = a;
            var at = x + column;
            for (nint row = 0; row < rows; row++, at += columns)
            {
                a = M.Add(a, M.Load(at));
                b = M.Add(b, M.Load(at + M.Count));
                c = M.Add(c, M.Load(at + (2 * M.Count)));
                d = M.Add(d, M.Load(at + (3 * M.Count)));
            }

            var to = result + column;
            M.Store(accumulate ? M.Add(a, M.Load(to)) : a, to);
            M.Store(accumulate ? M.Add(b, M.Load(to + M.Count)) : b, to + M.Count);
            M.Store(accumulate ? M.Add(c, M.Load(to + (2 * M.Count))) : c, to + (2 * M.Count));
            M.Store(accumulate ? M.Add(d, M.Load(to + (3 * M.Count))) : d, to + (3 * M.Count));
        }

        for (; column < columns; column += M.Count)
        {
            var count = Math.Min(M.Count, columns - column);
            V a = M.Zero, b = a;
            nint row = 0;
            for (; row <= rows - 2; row += 2)
            {
                a = M.Add(a, M.LoadFirst(x + (row * columns) + column, count));
                b = M.Add(b, M.LoadFirst(x + ((row + 1) * columns) + column, count));
            }

            a = row < rows ? M.Add(a, M.LoadFirst(x + (row * columns) + column, count)) : a;
            a = M.Add(a, b);
            M.StoreFirst(accumulate ? M.Add(a, M.LoadFirst(result + column, count)) : a, result + column, count);
        }
    }

    private readonly struct RowsWork(long rows, long columns, float* x, float* result, int parts, bool accumulate) : IWork
    {
        private readonly float* _x = x;

        public float* Result { get; } = result;

        public void Do(int part)
        {
            long first = rows * part / parts, last = rows * (part + 1) / parts;
            AddRows(last - first, columns, _x + (first * columns), Result + (part * columns), accumulate);
        }
    }

    private readonly struct AxisWork(long outer, long axis, long inner, float* x, float* result, float factor, int parts) : IWork
    {
        private readonly float* _x = x;
        private readonly float* _result = result;

        public void Do(int part)
        {
            for (var i = outer * part / parts; i < outer * (part + 1) / parts; i++)
            {
                if (inner == 1)
                {
                    _result[i] = factor * Rows.Sum((nint)axis, _x + (i * axis));
                    continue;
                }

                var to = _result + (i * inner);
                AddRows(axis, inner, _x + (i * axis * inner), to, false);
                for (long j = 0; j < inner && factor != 1; j++)
                {
                    to[j] *= factor;
                }
            }
        }
    }

    private readonly struct RepeatWork(long rows, long axis, long inner, float* g, float* y, float factor, int parts) : IWork
    {
        private readonly float* _g = g;
        private readonly float* _y = y;

        public void Do(int part)
        {
            long row = rows * part / parts, last = rows * (part + 1) / parts;
            while (row < last)
            {
                // The rows of one outer index are the same.
                var first = row;
                var group = row / axis;
                var end = Math.Min(last, (group + 1) * axis);
                if (inner == 1)
                {
                    new Span<float>(_y + row, (int)(end - row)).Fill(factor * _g[group]);
                    row = end;
                    continue;
                }

                var to = _y + (first * inner);
                for (long j = 0; j < inner; j++)
                {
                    to[j] = factor * _g[(group * inner) + j];
                }

                for (row++; row < end; row++)
                {
                    new ReadOnlySpan<float>(to, (int)inner).CopyTo(new Span<float>(_y + (row * inner), (int)inner));
                }
            }
        }
    }

    private readonly struct SumWork(long count, float* x, double* sums, int parts) : IWork
    {
        private readonly float* _x = x;
        private readonly double* _sums = sums;

        public void Do(int part) => _sums[part] = SumOf(_x + (count * part / parts), (count * (part + 1) / parts) - (count * part / parts));

        private static double SumOf(float* x, long count)
        {
            Vector256<double> a = default, b = a, c = a, d = a;
            long i = 0;
            for (; i <= count - 16; i += 16)
            {
                var first = Vector256.Load(x + i);
                var second = Vector256.Load(x + i + 8);
                a += Vector256.WidenLower(first);
                b += Vector256.WidenUpper(first);
                c += Vector256.WidenLower(second);
                d += Vector256.WidenUpper(second);
            }

            var sum = Vector256.Sum((a + b) + (c + d));
            for (; i < count; i++)
            {
                sum += x[i];
            }

            return sum;
        }
    }
}
