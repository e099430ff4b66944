using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace CompiledNets.Cpu;

/// <summary>
/// A block of a product, which one thread computes. The loops are over blocks of rows that fit in the second cache, over blocks of the inner axis, and over
/// panels of b with the width of a tile, which fit in the first cache. A panel is read as it lies, or is first copied if its elements are not beside each
/// other, or if the block has so many rows that the copy costs little against the smaller number of pages and cache lines that are read.
/// </summary>
internal unsafe struct ProductBlock
{
    /// <summary>The size of the blocks of the inner axis.</summary>
    public const int InnerBlock = 256;

    private const int RowBlock = 192;
    private const int RowsWorthCopying = 64;

    public nint Rows;
    public nint Columns;
    public nint Inner;
    public float* A;
    public nint ARow;
    public nint AColumn;
    public float* B;
    public nint BRow;
    public nint BColumn;
    public float* C;
    public nint CRow;
    public float* Bias;
    public bool Accumulate;
    public bool Relu;

    public readonly void Multiply<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (AColumn == 1 && Inner >= 32 && (Columns <= 2 || (Rows <= 2 && BRow == 1)))
        {
            MultiplyByDots();
            return;
        }

        for (nint row = 0; row < Rows; row += RowBlock)
        {
            var rows = Math.Min(RowBlock, Rows - row);
            nint k = 0;
            do
            {
                var size = Math.Min(InnerBlock, Inner - k);
                var isLast = k + size == Inner;
                for (nint column = 0; column < Columns; column += 2 * M.Count)
                {
                    Panel<M, V>(row, rows, k, size, column, new BiasRelu(Accumulate || k > 0, isLast && Bias is not null ? Bias + column : null, isLast && Relu));
                }

                k += size;
            }
            while (k < Inner);
        }
    }

    /// <summary>Ends a row of sums: adds c, if wanted, and the bias, and computes ReLU, if wanted.</summary>
    public readonly void EndRow(float* sums, float* c)
    {
        for (nint i = 0; i < Columns; i++)
        {
            c[i] = End(sums[i], c[i], i);
        }
    }

    private readonly float End(float sum, float before, nint column)
    {
        sum = Accumulate ? sum + before : sum;
        sum = Bias is not null ? sum + Bias[column] : sum;
        return Relu ? MathF.Max(sum, 0) : sum;
    }

    private readonly void Panel<M, V>(nint row, nint rows, nint k, nint size, nint column, BiasRelu end)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var left = Columns - column;
        var isNarrow = left <= M.Count;
        var width = isNarrow ? M.Count : 2 * M.Count;
        var a = A + (row * ARow) + (k * AColumn);
        var b = B + (k * BRow) + (column * BColumn);
        var c = C + (row * CRow) + column;
        var step = BRow;
        float* scratch = null;
        if (left < width || BColumn != 1 || rows >= RowsWorthCopying)
        {
            scratch = Scratch.OfPart((InnerBlock + Tile.MostRows<M, V>()) * 2 * M.Count);
            Copy<M, V>(size, (int)Math.Min(left, width), width, b, scratch);
            b = scratch;
            step = width;
        }

        if (left >= width)
        {
            Tile.Rows<M, V, BiasRelu>(rows, size, a, ARow, AColumn, b, step, c, CRow, end, isNarrow);
            return;
        }

        // The tile is wider than what is left of c, so it is computed beside it.
        var tile = scratch + (InnerBlock * 2 * M.Count);
        for (nint done = 0; done < rows; done += Tile.MostRows<M, V>())
        {
            var some = Math.Min(Tile.MostRows<M, V>(), rows - done);
            Tile.Rows<M, V, Put>(some, size, a + (done * ARow), ARow, AColumn, b, step, tile, width, default, isNarrow);
            for (nint i = 0; i < some; i++)
            {
                EndPartOfRow<M, V>(tile + (i * width), c + ((done + i) * CRow), left, end);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndPartOfRow<M, V>(float* sums, float* c, nint count, BiasRelu end)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        for (nint column = 0; column < count; column += M.Count)
        {
            end.StoreFirst<M, V>(M.Load(sums + column), c + column, column, Math.Min(M.Count, count - column));
        }
    }

    /// <summary>Copies a panel to rows of a fixed width, with zeros in columns that b does not have.</summary>
    private readonly void Copy<M, V>(nint size, int columns, nint width, float* from, float* to)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (BColumn == 1)
        {
            if (columns == 2 * M.Count)
            {
                for (nint i = 0; i < size; i++, from += BRow, to += width)
                {
                    M.Store(M.Load(from), to);
                    M.Store(M.Load(from + M.Count), to + M.Count);
                }

                return;
            }

            for (nint i = 0; i < size; i++, from += BRow, to += width)
            {
                M.Store(M.LoadFirst(from, Math.Min(columns, M.Count)), to);
                if (width > M.Count)
                {
                    M.Store(M.LoadFirst(from + M.Count, columns - M.Count), to + M.Count);
                }
            }

            return;
        }

        if (columns < width)
        {
            new Span<float>(to, (int)(size * width)).Clear();
        }

        if (BRow == 1)
        {
            Transpose.Run(columns, size, from, BColumn, to, width);
            return;
        }

        for (nint i = 0; i < size; i++, from += BRow, to += width)
        {
            for (nint column = 0; column < columns; column++)
            {
                to[column] = from[column * BColumn];
            }
        }
    }

    /// <summary>Computes each element as a product of two contiguous rows, because a vector of columns would be almost empty.</summary>
    private readonly void MultiplyByDots()
    {
        var b = B;
        var next = BColumn;
        if (BRow != 1)
        {
            b = Scratch.OfPart(Inner * Columns);
            next = Inner;
            for (nint k = 0; k < Inner; k++)
            {
                for (nint column = 0; column < Columns; column++)
                {
                    b[(column * Inner) + k] = B[(k * BRow) + (column * BColumn)];
                }
            }
        }

        for (nint row = 0; row < Rows; row++)
        {
            var c = C + (row * CRow);
            var left = new ReadOnlySpan<float>(A + (row * ARow), (int)Inner);
            for (nint column = 0; column < Columns; column++)
            {
                c[column] = End(TensorPrimitives.Dot(left, new ReadOnlySpan<float>(b + (column * next), (int)Inner)), c[column], column);
            }
        }
    }
}
