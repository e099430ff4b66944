using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// Computes two sums for each channel of (rows, channels): of u and of u · (x - shift). For moments, u is x - shift, and the shift is the mean of the first rows
/// of a part, so that a large mean does not cancel the digits of the variance. For gradients, u is the gradient, and the shift is the mean.
/// Each part of the rows has sums of its own, which the caller adds in order.
/// </summary>
internal readonly unsafe struct ChannelSums : IWork
{
    // Sums of a block of rows are added in registers.
    private const int RowsOfBlock = 128;
    private const int RowsOfShift = 64;
    private const int ColumnUnit = 64;

    private readonly long _rows;
    private readonly long _channels;
    private readonly float* _x;
    private readonly float* _g;
    private readonly float* _mean;
    private readonly float* _memory;
    private readonly int _columnParts;

    /// <param name="rows">The number of rows.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="x">The operand.</param>
    /// <param name="g">The gradient, or null for moments.</param>
    /// <param name="mean">The mean of each channel, or null for moments.</param>
    /// <param name="memory">Memory of <see cref="MemoryOf"/> floats: for each part of the rows the sums of u, those of u · (x - shift), and the shifts.</param>
    public ChannelSums(long rows, long channels, float* x, float* g, float* mean, float* memory)
    {
        _rows = rows;
        _channels = channels;
        _x = x;
        _g = g;
        _mean = mean;
        _memory = memory;
        (RowParts, _columnParts) = PartsOf(rows, channels);
    }

    /// <summary>Gets the number of parts of the rows.</summary>
    public int RowParts { get; }

    /// <summary>Gets the number of all parts.</summary>
    public int Parts => RowParts * _columnParts;

    /// <summary>Gets the number of floats of the sums.</summary>
    public static long MemoryOf(long rows, long channels) => 3 * channels * PartsOf(rows, channels).Rows;

    /// <summary>Gets the number of rows of a part.</summary>
    public long RowsOf(int part) => (_rows * (part + 1) / RowParts) - (_rows * part / RowParts);

    /// <summary>Gets the sums of u of a part of the rows. Those of u · (x - shift) and the shifts follow.</summary>
    public float* Sums(int part) => _memory + (3 * _channels * part);

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

    private static (int Rows, int Columns) PartsOf(long rows, long channels)
    {
        var parts = Elementwise.PartsOf(rows * channels);
        var columns = (int)Math.Clamp(channels / ColumnUnit, 1, parts);
        return ((int)Math.Clamp(Math.Min(parts / columns, rows / RowsOfShift), 1, 32), columns);
    }

    private void Do<M, V>(int part)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var (rowPart, columnPart) = (part / _columnParts, part % _columnParts);
        var units = (_channels + ColumnUnit - 1) / ColumnUnit;
        var column = units * columnPart / _columnParts * ColumnUnit;
        var columns = (nint)(Math.Min(_channels, units * (columnPart + 1) / _columnParts * ColumnUnit) - column);
        var row = _rows * rowPart / RowParts;
        var rows = (nint)RowsOf(rowPart);
        var (stride, offset) = ((nint)_channels, (row * _channels) + column);
        var sums = Sums(rowPart) + column;
        var shifts = _mean is null ? sums + (2 * stride) : _mean + column;
        if (_mean is null)
        {
            MeanOfFirst<M, V>(Math.Min(rows, RowsOfShift), columns, stride, _x + offset, shifts);
        }

        for (nint first = 0; first < rows; first += RowsOfBlock, offset += RowsOfBlock * stride)
        {
            AddBlock<M, V>(Math.Min(RowsOfBlock, rows - first), columns, stride, _x + offset, _g is null ? null : _g + offset, shifts, sums, first > 0);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void MeanOfFirst<M, V>(nint rows, nint columns, nint stride, float* x, float* mean)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var factor = M.Fill(1f / rows);
        for (nint column = 0; column < columns; column += M.Count)
        {
            var count = Math.Min(M.Count, columns - column);
            var sum = M.Zero;
            for (nint row = 0; row < rows; row++)
            {
                sum = M.Add(sum, M.LoadFirst(x + (row * stride) + column, count));
            }

            M.StoreFirst(M.Multiply(sum, factor), mean + column, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void AddBlock<M, V>(nint rows, nint columns, nint stride, float* x, float* g, float* shifts, float* sums, bool accumulate)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var products = sums + stride;
        nint column = 0;
        for (; column <= columns - (2 * M.Count); column += 2 * M.Count)
        {
            V a = M.Zero, b = a, c = a, d = a;
            V left = M.Load(shifts + column), right = M.Load(shifts + column + M.Count);
            var at = x + column;
            if (g is null)
            {
                for (nint row = 0; row < rows; row++, at += stride)
                {
                    V first = M.Subtract(M.Load(at), left), second = M.Subtract(M.Load(at + M.Count), right);
                    a = M.Add(a, first);
                    b = M.Add(b, second);
                    c = M.MultiplyAdd(first, first, c);
                    d = M.MultiplyAdd(second, second, d);
                }
            }
            else
            {
                var by = g + column;
                for (nint row = 0; row < rows; row++, at += stride, by += stride)
                {
                    V first = M.Load(by), second = M.Load(by + M.Count);
                    a = M.Add(a, first);
                    b = M.Add(b, second);
                    c = M.MultiplyAdd(first, M.Subtract(M.Load(at), left), c);
                    d = M.MultiplyAdd(second, M.Subtract(M.Load(at + M.Count), right), d);
                }
            }

            M.Store(accumulate ? M.Add(M.Load(sums + column), a) : a, sums + column);
            M.Store(accumulate ? M.Add(M.Load(sums + column + M.Count), b) : b, sums + column + M.Count);
            M.Store(accumulate ? M.Add(M.Load(products + column), c) : c, products + column);
            M.Store(accumulate ? M.Add(M.Load(products + column + M.Count), d) : d, products + column + M.Count);
        }

        for (; column < columns; column += M.Count)
        {
            var count = Math.Min(M.Count, columns - column);
            V a = M.Zero, c = a, shift = M.LoadFirst(shifts + column, count);
            for (nint row = 0; row < rows; row++)
            {
                var difference = M.Subtract(M.LoadFirst(x + (row * stride) + column, count), shift);
                var u = g is null ? difference : M.LoadFirst(g + (row * stride) + column, count);
                a = M.Add(a, u);
                c = M.MultiplyAdd(u, difference, c);
            }

            M.StoreFirst(accumulate ? M.Add(M.LoadFirst(sums + column, count), a) : a, sums + column, count);
            M.StoreFirst(accumulate ? M.Add(M.LoadFirst(products + column, count), c) : c, products + column, count);
        }
    }
}
