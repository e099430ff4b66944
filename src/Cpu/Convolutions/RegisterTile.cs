using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNets.Cpu;

/// <summary>
/// The product that all convolutions are made of: up to 12 rows by two vectors of the result stay in registers, while the inner axis is read once. The
/// inner axis is in pieces of equal length and distance: for a convolution, a piece is a row of the kernel, whose columns and channels are contiguous in
/// NHWC, so an image is multiplied without a copy of its patches. Distances are in floats.
/// </summary>
internal unsafe struct RegisterTile
{
    /// <summary>The number of pieces of the inner axis, and the length of each.</summary>
    public int Pieces, Length;

    /// <summary>The distances in a: between rows of the result, between elements of the inner axis, and between pieces.</summary>
    public nint RowA, StepA, PieceA;

    /// <summary>The distances in b between elements of the inner axis, and between pieces.</summary>
    public nint StepB, PieceB;

    /// <summary>The distance in c between rows.</summary>
    public nint RowC;

    /// <summary>True if the product is added to c.</summary>
    public bool Accumulate;

    private interface IRows
    {
        static abstract int Count { get; }
    }

    /// <summary>Gets the number of rows that fit the registers.</summary>
    public static int MaxRows => Vector512.IsHardwareAccelerated ? 12 : 6;

    /// <summary>
    /// Computes rows of c, of which the first <paramref name="columns"/> columns of two vectors are stored; b has both vectors always. The end of
    /// the columns can be null.
    /// </summary>
    public readonly void Multiply<M, V>(int rows, float* a, float* b, float* c, ColumnEnd* end, int columns)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (columns < 2 * M.Count)
        {
            MultiplyNarrow<M, V>(rows, a, b, c, end, columns);
            return;
        }

        // The rows are divided equally: 14 rows are 7 and 7, not 12 and 2.
        var groups = (rows + MaxRows - 1) / MaxRows;
        for (; groups > 0; groups--)
        {
            var count = (rows + groups - 1) / groups;
            Group<M, V>(count, a, b, c, end);
            a += count * RowA;
            c += count * RowC;
            rows -= count;
        }
    }

    // The columns of the end are computed beside c, because c has no place for two vectors.
    private readonly void MultiplyNarrow<M, V>(int rows, float* a, float* b, float* c, ColumnEnd* end, int columns)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var width = 2 * M.Count;
        var buffer = stackalloc float[12 * width];
        var wide = this with { RowC = width, Accumulate = false };
        while (rows > 0)
        {
            var count = Math.Min(MaxRows, rows);
            wide.Group<M, V>(count, a, b, buffer, null);
            for (var row = 0; row < count; row++, c += RowC)
            {
                for (var column = 0; column < columns; column++)
                {
                    var sum = buffer[row * width + column] + (Accumulate ? c[column] : 0);
                    c[column] = end == null ? sum : end->Of(sum, column);
                }
            }

            a += count * RowA;
            rows -= count;
        }
    }

    private readonly void Group<M, V>(int rows, float* a, float* b, float* c, ColumnEnd* end)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        switch (rows)
        {
            case 1: Tile<M, V, Rows1>(in this, a, b, c, end); break;
            case 2: Tile<M, V, Rows2>(in this, a, b, c, end); break;
            case 3: Tile<M, V, Rows3>(in this, a, b, c, end); break;
            case 4: Tile<M, V, Rows4>(in this, a, b, c, end); break;
            case 5: Tile<M, V, Rows5>(in this, a, b, c, end); break;
            case 6: Tile<M, V, Rows6>(in this, a, b, c, end); break;
            case 7: Tile<M, V, Rows7>(in this, a, b, c, end); break;
            case 8: Tile<M, V, Rows8>(in this, a, b, c, end); break;
            case 9: Tile<M, V, Rows9>(in this, a, b, c, end); break;
            case 10: Tile<M, V, Rows10>(in this, a, b, c, end); break;
            case 11: Tile<M, V, Rows11>(in this, a, b, c, end); break;
            case 12: Tile<M, V, Rows12>(in this, a, b, c, end); break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile<M, V, R>(in RegisterTile t, float* a, float* b, float* c, ColumnEnd* end)
        where M : struct, IVectorUnit<V>
        where V : struct
        where R : struct, IRows
    {
        V x0 = M.Zero, y0 = M.Zero, x1 = x0, y1 = x0, x2 = x0, y2 = x0, x3 = x0, y3 = x0, x4 = x0, y4 = x0, x5 = x0, y5 = x0, x6 = x0, y6 = x0, x7 = x0, y7 = x0, x8 = x0, y8 = x0, x9 = x0, y9 = x0, x10 = x0, y10 = x0, x11 = x0, y11 = x0;
        nint row = t.RowA, row2 = 2 * row, row3 = 3 * row, row4 = 4 * row, row5 = 5 * row, stepA = t.StepA, stepB = t.StepB;
        for (var piece = t.Pieces; piece > 0; piece--)
        {
            float* low = a, high = a + 6 * row, from = b;
            for (var k = t.Length; k > 0; k--)
            {
                V p = M.Load(from), q = M.Load(from + M.Count), f = M.Fill(*low);
                from += stepB;
                x0 = M.MultiplyAdd(f, p, x0);
                y0 = M.MultiplyAdd(f, q, y0);
                if (R.Count > 1)
                {
                    f = M.Fill(low[row]);
                    x1 = M.MultiplyAdd(f, p, x1);
                    y1 = M.MultiplyAdd(f, q, y1);
                }

                if (R.Count > 2)
                {
                    f = M.Fill(low[row2]);
                    x2 = M.MultiplyAdd(f, p, x2);
                    y2 = M.MultiplyAdd(f, q, y2);
                }

                if (R.Count > 3)
                {
                    f = M.Fill(low[row3]);
                    x3 = M.MultiplyAdd(f, p, x3);
                    y3 = M.MultiplyAdd(f, q, y3);
                }

                if (R.Count > 4)
                {
                    f = M.Fill(low[row4]);
                    x4 = M.MultiplyAdd(f, p, x4);
                    y4 = M.MultiplyAdd(f, q, y4);
                }

                if (R.Count > 5)
                {
                    f = M.Fill(low[row5]);
                    x5 = M.MultiplyAdd(f, p, x5);
                    y5 = M.MultiplyAdd(f, q, y5);
                }

                if (R.Count > 6)
                {
                    f = M.Fill(*high);
                    x6 = M.MultiplyAdd(f, p, x6);
                    y6 = M.MultiplyAdd(f, q, y6);
                }

                if (R.Count > 7)
                {
                    f = M.Fill(high[row]);
                    x7 = M.MultiplyAdd(f, p, x7);
                    y7 = M.MultiplyAdd(f, q, y7);
                }

                if (R.Count > 8)
                {
                    f = M.Fill(high[row2]);
                    x8 = M.MultiplyAdd(f, p, x8);
                    y8 = M.MultiplyAdd(f, q, y8);
                }

                if (R.Count > 9)
                {
                    f = M.Fill(high[row3]);
                    x9 = M.MultiplyAdd(f, p, x9);
                    y9 = M.MultiplyAdd(f, q, y9);
                }

                if (R.Count > 10)
                {
                    f = M.Fill(high[row4]);
                    x10 = M.MultiplyAdd(f, p, x10);
                    y10 = M.MultiplyAdd(f, q, y10);
                }

                if (R.Count > 11)
                {
                    f = M.Fill(high[row5]);
                    x11 = M.MultiplyAdd(f, p, x11);
                    y11 = M.MultiplyAdd(f, q, y11);
                }

                low += stepA;
                if (R.Count > 6)
                {
                    high += stepA;
                }
            }

            a += t.PieceA;
            b += t.PieceB;
        }

        var (accumulate, of) = (t.Accumulate, end == null ? default : *end);
        var relu = of.Relu;
        V biasX = of.Bias == null ? M.Zero : M.Load(of.Bias), biasY = of.Bias == null ? M.Zero : M.Load(of.Bias + M.Count);
        V scaleX = of.Scale == null ? M.Fill(1) : M.Load(of.Scale), scaleY = of.Scale == null ? M.Fill(1) : M.Load(of.Scale + M.Count);
        var rowC = t.RowC;
        Store<M, V>(c, x0, scaleX, biasX, accumulate, relu);
        Store<M, V>(c + M.Count, y0, scaleY, biasY, accumulate, relu);
        if (R.Count > 1)
        {
            c += rowC;
            Store<M, V>(c, x1, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y1, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 2)
        {
            c += rowC;
            Store<M, V>(c, x2, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y2, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 3)
        {
            c += rowC;
            Store<M, V>(c, x3, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y3, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 4)
        {
            c += rowC;
            Store<M, V>(c, x4, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y4, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 5)
        {
            c += rowC;
            Store<M, V>(c, x5, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y5, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 6)
        {
            c += rowC;
            Store<M, V>(c, x6, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y6, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 7)
        {
            c += rowC;
            Store<M, V>(c, x7, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y7, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 8)
        {
            c += rowC;
            Store<M, V>(c, x8, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y8, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 9)
        {
            c += rowC;
            Store<M, V>(c, x9, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y9, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 10)
        {
            c += rowC;
            Store<M, V>(c, x10, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y10, scaleY, biasY, accumulate, relu);
        }

        if (R.Count > 11)
        {
            c += rowC;
            Store<M, V>(c, x11, scaleX, biasX, accumulate, relu);
            Store<M, V>(c + M.Count, y11, scaleY, biasY, accumulate, relu);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<M, V>(float* c, V value, V scale, V bias, bool accumulate, bool relu)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (accumulate)
        {
            value = M.Add(value, M.Load(c));
        }

        value = M.MultiplyAdd(value, scale, bias);
        if (relu)
        {
            value = M.Max(value, M.Zero);
        }

        M.Store(value, c);
    }

    private readonly struct Rows1 : IRows
    {
        public static int Count => 1;
    }

    private readonly struct Rows2 : IRows
    {
        public static int Count => 2;
    }

    private readonly struct Rows3 : IRows
    {
        public static int Count => 3;
    }

    private readonly struct Rows4 : IRows
    {
        public static int Count => 4;
    }

    private readonly struct Rows5 : IRows
    {
        public static int Count => 5;
    }

    private readonly struct Rows6 : IRows
    {
        public static int Count => 6;
    }

    private readonly struct Rows7 : IRows
    {
        public static int Count => 7;
    }

    private readonly struct Rows8 : IRows
    {
        public static int Count => 8;
    }

    private readonly struct Rows9 : IRows
    {
        public static int Count => 9;
    }

    private readonly struct Rows10 : IRows
    {
        public static int Count => 10;
    }

    private readonly struct Rows11 : IRows
    {
        public static int Count => 11;
    }

    private readonly struct Rows12 : IRows
    {
        public static int Count => 12;
    }
}
