using System.Numerics;
using System.Runtime.Intrinsics;
using CompiledNets.Cpu;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>
/// A matrix that is multiplied repeatedly from the left by a few rows. Its columns are stored in panels of two registers' width, row by row, so that a
/// product reads the memory sequentially. It is arranged once for a whole sequence, which a library would do for each step.
/// </summary>
internal readonly unsafe struct Panels<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly int s_width = 2 * (Vector512.IsHardwareAccelerated ? Vector512<T>.Count : Vector256.IsHardwareAccelerated ? Vector256<T>.Count : Vector128<T>.Count);

    private readonly int _inner;
    private readonly int _columns;
    private readonly T* _memory;

    /// <param name="memory">Memory for <see cref="SizeOf"/> elements, which receives the panels.</param>
    /// <param name="matrix">The address of the first element.</param>
    /// <param name="inner">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rowStride">The stride of the rows.</param>
    /// <param name="columnStride">The stride of the columns, which is 1 unless the matrix is transposed.</param>
    public Panels(T* memory, T* matrix, int inner, int columns, long rowStride, long columnStride = 1)
    {
        (_inner, _columns) = (inner, columns);
        _memory = memory;
        var to = memory;
        for (var start = 0; start < columns; start += s_width)
        {
            for (var k = 0; k < inner; k++)
            {
                for (var j = 0; j < s_width; j++)
                {
                    *to++ = start + j < columns ? matrix[(k * rowStride) + ((start + j) * columnStride)] : T.Zero;
                }
            }
        }
    }

    /// <summary>Computes the number of elements of the panels of a matrix.</summary>
    public static long SizeOf(long inner, long columns) => (columns + s_width - 1) / s_width * s_width * inner;

    /// <summary>Computes result := addend + left · matrix.</summary>
    /// <param name="rows">The number of rows of the result, the addend and the left factor.</param>
    /// <param name="result">Receives the result. It may be the addend.</param>
    /// <param name="resultStride">The stride of the rows of the result.</param>
    /// <param name="addend">The addend.</param>
    /// <param name="addendStride">The stride of the rows of the addend.</param>
    /// <param name="left">The left factor.</param>
    /// <param name="leftStride">The stride of the rows of the left factor.</param>
    public void Product(int rows, T* result, long resultStride, T* addend, long addendStride, T* left, long leftStride)
    {
        if (typeof(T) == typeof(float))
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Tiles<Vector512Unit, Vector512<float>>(rows, (float*)result, resultStride, (float*)addend, addendStride, (float*)left, leftStride);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Tiles<Vector256Unit, Vector256<float>>(rows, (float*)result, resultStride, (float*)addend, addendStride, (float*)left, leftStride);
            }
            else
            {
                Tiles<Vector128Unit, Vector128<float>>(rows, (float*)result, resultStride, (float*)addend, addendStride, (float*)left, leftStride);
            }
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            Product<Lanes512<T>>(rows, result, resultStride, addend, addendStride, left, leftStride);
        }
        else
        {
            Product<LanesOfMachine<T>>(rows, result, resultStride, addend, addendStride, left, leftStride);
        }
    }

    private void Tiles<M, V>(int rows, float* result, long resultStride, float* addend, long addendStride, float* left, long leftStride)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var most = Tile.MostRows<M, V>();
        var edge = stackalloc float[(int)most * 2 * M.Count];
        for (var start = 0; start < _columns; start += 2 * M.Count)
        {
            var panel = (float*)_memory + ((long)start * _inner);
            var width = _columns - start;
            if (width >= 2 * M.Count)
            {
                Tile.Rows<M, V, AddMatrix>(rows, _inner, left, (nint)leftStride, 1, panel, 2 * M.Count, result + start, (nint)resultStride, new(addend + start, (nint)addendStride));
                continue;
            }

            // The last panel is wider than the matrix, so it works on copies of the rows.
            for (nint row = 0; row < rows; row += most)
            {
                var some = (int)Math.Min(most, rows - row);
                Sequences.Rows.Copy(edge, 2 * M.Count, addend + (row * addendStride) + start, addendStride, some, width);
                Tile.Rows<M, V, Accumulate>(some, _inner, left + (row * leftStride), (nint)leftStride, 1, panel, 2 * M.Count, edge, 2 * M.Count, default);
                Sequences.Rows.Copy(result + (row * resultStride) + start, resultStride, edge, 2 * M.Count, some, width);
            }
        }
    }

    private void Product<TLanes>(int rows, T* result, long resultStride, T* addend, long addendStride, T* left, long leftStride)
        where TLanes : struct, ILanes<TLanes, T>
    {
        // The last panel may be wider than the matrix, so it works on copies of the rows.
        var edge = stackalloc T[4 * s_width];
        for (var start = 0; start < _columns; start += s_width)
        {
            var panel = _memory + ((long)start * _inner);
            var width = Math.Min(s_width, _columns - start);
            for (var row = 0; row < rows;)
            {
                var four = rows - row >= 4;
                var to = result + (row * resultStride) + start;
                var from = addend + (row * addendStride) + start;
                var factor = left + (row * leftStride);
                if (width == s_width)
                {
                    Step<TLanes>(four, to, resultStride, from, addendStride, factor, leftStride, panel);
                }
                else
                {
                    Sequences.Rows.Copy(edge, s_width, from, addendStride, four ? 4 : 1, width);
                    Step<TLanes>(four, edge, s_width, edge, s_width, factor, leftStride, panel);
                    Sequences.Rows.Copy(to, resultStride, edge, s_width, four ? 4 : 1, width);
                }

                row += four ? 4 : 1;
            }
        }
    }

    private void Step<TLanes>(bool four, T* result, long resultStride, T* addend, long addendStride, T* left, long leftStride, T* panel)
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (four)
        {
            Four<TLanes>(result, resultStride, addend, addendStride, left, leftStride, panel);
        }
        else
        {
            One<TLanes>(result, addend, left, panel);
        }
    }

    // Eight sums in registers keep two multiply-add units busy, whose latency is four cycles.
    private void Four<TLanes>(T* result, long resultStride, T* addend, long addendStride, T* left, long leftStride, T* panel)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var n = TLanes.Count;
        T* left1 = left + leftStride, left2 = left1 + leftStride, left3 = left2 + leftStride;
        TLanes a0 = TLanes.Load(addend), b0 = TLanes.Load(addend + n);
        addend += addendStride;
        TLanes a1 = TLanes.Load(addend), b1 = TLanes.Load(addend + n);
        addend += addendStride;
        TLanes a2 = TLanes.Load(addend), b2 = TLanes.Load(addend + n);
        addend += addendStride;
        TLanes a3 = TLanes.Load(addend), b3 = TLanes.Load(addend + n);
        for (var k = 0; k < _inner; k++)
        {
            TLanes x = TLanes.Load(panel), y = TLanes.Load(panel + n);
            panel += 2 * n;
            var factor = TLanes.Fill(left[k]);
            a0 = TLanes.MultiplyAdd(factor, x, a0);
            b0 = TLanes.MultiplyAdd(factor, y, b0);
            factor = TLanes.Fill(left1[k]);
            a1 = TLanes.MultiplyAdd(factor, x, a1);
            b1 = TLanes.MultiplyAdd(factor, y, b1);
            factor = TLanes.Fill(left2[k]);
            a2 = TLanes.MultiplyAdd(factor, x, a2);
            b2 = TLanes.MultiplyAdd(factor, y, b2);
            factor = TLanes.Fill(left3[k]);
            a3 = TLanes.MultiplyAdd(factor, x, a3);
            b3 = TLanes.MultiplyAdd(factor, y, b3);
        }

        a0.Store(result);
        b0.Store(result + n);
        result += resultStride;
        a1.Store(result);
        b1.Store(result + n);
        result += resultStride;
        a2.Store(result);
        b2.Store(result + n);
        result += resultStride;
        a3.Store(result);
        b3.Store(result + n);
    }

    private void One<TLanes>(T* result, T* addend, T* left, T* panel)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var n = TLanes.Count;
        TLanes a = TLanes.Load(addend), b = TLanes.Load(addend + n);
        for (var k = 0; k < _inner; k++)
        {
            var factor = TLanes.Fill(left[k]);
            a = TLanes.MultiplyAdd(factor, TLanes.Load(panel), a);
            b = TLanes.MultiplyAdd(factor, TLanes.Load(panel + n), b);
            panel += 2 * n;
        }

        a.Store(result);
        b.Store(result + n);
    }
}
