using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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

    // A copy of a is worth while for this many panels. Its rows are longer than a block, so that they are not in the same set of the cache.
    private const int PanelsWorthCopying = 3;
    private const int CopiedRow = InnerBlock + 16;

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
                var a = A + (row * ARow) + (k * AColumn);
                var copy = IsCopyOfAWorthWhile<M, V>(rows) ? Scratch.OfPart(Floats<M, V>()) + PanelFloats<M, V>() : null;
                if (copy is not null)
                {
                    CopyA<M, V>(rows, size, a, copy);
                }

                for (nint column = 0; column < Columns; column += 2 * M.Count)
                {
                    Panel<M, V>(row, rows, k, size, column, a, copy, new BiasRelu(Accumulate || k > 0, isLast && Bias is not null ? Bias + column : null, isLast && Relu));
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

    // A tile of the result and a panel of b.
    private static nint PanelFloats<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct => (InnerBlock + Tile.MostRows<M, V>()) * 2 * M.Count;

    private static nint Floats<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct => PanelFloats<M, V>() + ((RowBlock + 16) * CopiedRow);

    private readonly bool IsCopyOfAWorthWhile<M, V>(nint rows)
        where M : struct, IVectorUnit<V>
        where V : struct =>
        rows >= Tile.MostRows<M, V>() && Inner >= 32 && (AColumn != 1 || ARow >= 512) && Columns > (PanelsWorthCopying - 1) * 2 * M.Count;

    /// <summary>Copies rows of a for one tile after the other: contiguous rows, or if those of a are not contiguous, the elements of all rows of a tile side by side.</summary>
    private readonly void CopyA<M, V>(nint rows, nint size, float* from, float* to)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var most = Tile.MostRows<M, V>();
        if (AColumn == 1)
        {
            for (nint row = 0; row < rows; row++)
            {
                new ReadOnlySpan<float>(from + (row * ARow), (int)size).CopyTo(new Span<float>(to + (row * CopiedRow), (int)size));
            }

            return;
        }

        for (nint k = 0; k < size; k++, from += AColumn, to += most)
        {
            nint row = 0;
            var destination = to;
            for (; ARow == 1 && most == 12 && row <= rows - 12; row += 12, destination += 12 * CopiedRow)
            {
                Vector256.Load(from + row).Store(destination);
                Vector128.Load(from + row + 8).Store(destination + 8);
            }

            for (; row < rows; row += most, destination += most * CopiedRow)
            {
                for (nint i = 0; i < most && row + i < rows; i++)
                {
                    destination[i] = from[(row + i) * ARow];
                }
            }
        }
    }

    private readonly void Panel<M, V>(nint row, nint rows, nint k, nint size, nint column, float* a, float* copy, BiasRelu end)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var left = Columns - column;
        var isNarrow = left <= M.Count;
        var width = isNarrow ? M.Count : 2 * M.Count;
        var b = B + (k * BRow) + (column * BColumn);
        var c = C + (row * CRow) + column;
        var step = BRow;
        float* scratch = null;
        if (left < width || BColumn != 1 || rows >= RowsWorthCopying || (rows >= 24 && BRow % 512 == 0))
        {
            scratch = Scratch.OfPart(copy is null ? PanelFloats<M, V>() : Floats<M, V>());
            Copy<M, V>(size, (int)Math.Min(left, width), width, b, scratch);
            b = scratch;
            step = width;
        }

        var isWhole = left >= width;
        if (isWhole && copy is null)
        {
            Tile.Rows<M, V, BiasRelu>(rows, size, a, ARow, AColumn, b, step, c, CRow, end, isNarrow);
            return;
        }

        var most = Tile.MostRows<M, V>();
        var (aRow, aColumn, next) = copy is null ? (ARow, AColumn, most * ARow) : AColumn == 1 ? (CopiedRow, 1, most * CopiedRow) : (1, most, most * CopiedRow);
        a = copy is null ? a : copy;
        for (nint done = 0; done < rows; done += most, a += next, c += most * CRow)
        {
            var some = Math.Min(most, rows - done);
            if (isWhole)
            {
                Tile.Rows<M, V, BiasRelu>(some, size, a, aRow, aColumn, b, step, c, CRow, end, isNarrow);
                continue;
            }

            // The tile is wider than what is left of c, so it is computed beside it.
            var tile = scratch + (InnerBlock * 2 * M.Count);
            Tile.Rows<M, V, Put>(some, size, a, aRow, aColumn, b, step, tile, width, default, isNarrow);
            for (nint i = 0; i < some; i++)
            {
                EndPartOfRow<M, V>(tile + (i * width), c + (i * CRow), left, end);
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
