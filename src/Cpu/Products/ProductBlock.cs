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

    /// <summary>The number of rows of a that stay in the second cache.</summary>
    public const int RowBlock = 192;

    private const int RowsWorthCopying = 64;

    // The columns of b that are copied at once, so that its rows are read as they lie, and the elements of b that stay in the first cache beside a tile.
    private const int CopiedColumns = 256;
    private const int SmallB = 6144;

    // The most rows of a for which the result is transposed instead of b.
    private const int MostTurnedRows = 64;

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
    public bool Accumulate;
    public ColumnEnd End;

    /// <summary>The copied panels of b (<see cref="PanelCopy{M, V}"/>), or null.</summary>
    public float* Panels;

    /// <summary>Returns true if panels of b are worth copying for a number of rows: its elements are not beside each other, or rows of b share few sets of the cache.</summary>
    public readonly bool IsCopyOfBWorthWhile(nint rows) => BColumn != 1 || rows >= RowsWorthCopying || (rows >= 24 && BRow % 512 == 0);

    public readonly void Multiply<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        if (AColumn == 1 && Inner >= 32 && (Columns <= 2 || (Rows <= 2 && BRow == 1)))
        {
            MultiplyByDots();
            return;
        }

        if (BRow == 1 && BColumn != 1 && Rows >= 4 && Rows <= MostTurnedRows && Inner <= InnerBlock && Panels is null && !Accumulate && End.IsNone)
        {
            MultiplyTurned<M, V>();
            return;
        }

        for (nint row = 0; row < Rows; row += RowBlock)
        {
            var rows = Math.Min(RowBlock, Rows - row);

            // The blocks are of about equal size: a short one would cost as many stores as a long one.
            var blocks = Math.Max(1, (Inner + InnerBlock - 1) / InnerBlock);
            for (nint block = 0; block < blocks; block++)
            {
                nint k = Inner * block / blocks, end = Inner * (block + 1) / blocks;
                Inside<M, V>(row, rows, k, end - k);
            }
        }
    }

    /// <summary>Computes a block of rows and of the inner axis.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Inside<M, V>(nint row, nint rows, nint k, nint size)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        nint width = 2 * M.Count, most = Tile.MostRows<M, V>();
        var isLast = k + size == Inner;
        var a = A + (row * ARow) + (k * AColumn);
        var copiesB = Panels is null && IsCopyOfBWorthWhile(rows);
        var isSmall = Columns > width && rows > most && size * Columns <= SmallB && (AColumn == 1 || ARow == 1);
        var groupColumns = isSmall ? (Columns + width - 1) / width * width : copiesB && BColumn == 1 ? CopiedColumns : width;
        var copiesA = !isSmall && IsCopyOfAWorthWhile<M, V>(rows);
        var stepOfB = PanelCopy<M, V>.StepOf(size);
        var floatsOfB = stepOfB * (copiesB ? groupColumns / width : 1);
        var tile = Scratch.OfPart((most * width) + floatsOfB + (copiesA ? (RowBlock + 16) * CopiedRow : 0));
        var copiedB = tile + (most * width);
        var (aRow, aColumn, aNext) = (ARow, AColumn, most * ARow);
        if (copiesA)
        {
            var copy = copiedB + floatsOfB;
            CopyA<M, V>(rows, size, a, copy);
            a = copy;
            (aRow, aColumn, aNext) = AColumn == 1 ? (CopiedRow, 1, most * CopiedRow) : (1, most, most * CopiedRow);
        }

        for (nint group = 0; group < Columns; group += groupColumns)
        {
            var columns = Math.Min(groupColumns, Columns - group);
            if (copiesB)
            {
                PanelCopy<M, V>.Run(size, columns, B + (k * BRow) + (group * BColumn), BRow, BColumn, copiedB, stepOfB);
            }

            // All panels of a small b stay in the first cache, so that each row of a and c is read once. Otherwise, a panel stays there for all rows.
            var rowsAtOnce = isSmall ? most : rows;
            for (nint done = 0; done < rows; done += rowsAtOnce)
            {
                for (nint column = group; column < group + columns; column += width)
                {
                    var left = Columns - column;
                    var isNarrow = left <= M.Count;
                    var panel = isNarrow ? M.Count : width;
                    var b = B + (k * BRow) + column;
                    var step = BRow;
                    if (Panels is not null)
                    {
                        b = Panels + (column / width * PanelCopy<M, V>.StepOf(Inner)) + (k * panel);
                        step = panel;
                    }
                    else if (copiesB)
                    {
                        b = copiedB + ((column - group) / width * stepOfB);
                        step = panel;
                    }
                    else if (left < panel)
                    {
                        // Too few columns for the vectors of a panel.
                        PanelCopy<M, V>.Run(size, left, b, BRow, 1, copiedB, 0);
                        b = copiedB;
                        step = panel;
                    }

                    var end = new EndColumns(Accumulate || k > 0, isLast ? End.From(column) : default);
                    Tiles<M, V>(Math.Min(rowsAtOnce, rows - done), size, a + (done / most * aNext), aRow, aColumn, aNext, b, step, C + ((row + done) * CRow) + column, Math.Min(left, panel), end, isNarrow, tile);
                }
            }
        }
    }

    /// <summary>Computes the tiles of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Tiles<M, V>(
        nint rows, nint size, float* a, nint aRow, nint aColumn, nint aNext, float* b, nint bRow, float* c, nint columns, EndColumns end, bool isNarrow, float* tile)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        nint most = Tile.MostRows<M, V>(), width = isNarrow ? M.Count : 2 * M.Count;
        for (nint done = 0; done < rows; done += most, a += aNext, c += most * CRow)
        {
            var some = Math.Min(most, rows - done);
            if (columns == width)
            {
                // Ends without a choice are faster, which counts if the inner axis is short.
                if (end.IsPut)
                {
                    Tile.Rows<M, V, Put>(some, size, a, aRow, aColumn, b, bRow, c, CRow, default, isNarrow);
                }
                else
                {
                    Tile.Rows<M, V, EndColumns>(some, size, a, aRow, aColumn, b, bRow, c, CRow, end, isNarrow);
                }

                continue;
            }

            // The tile is wider than what is left of c, so it is computed beside it.
            Tile.Rows<M, V, Put>(some, size, a, aRow, aColumn, b, bRow, tile, width, default, isNarrow);
            for (nint i = 0; i < some; i++)
            {
                EndPartOfRow<M, V>(tile + (i * width), c + (i * CRow), columns, end);
            }
        }
    }

    /// <summary>Ends a row of sums: adds c, if wanted, and ends the columns.</summary>
    public readonly void EndRow(float* sums, float* c)
    {
        for (nint i = 0; i < Columns; i++)
        {
            c[i] = EndSum(sums[i], c[i], i);
        }
    }

    private readonly float EndSum(float sum, float before, nint column) => End.Of(Accumulate ? sum + before : sum, column);

    private readonly bool IsCopyOfAWorthWhile<M, V>(nint rows)
        where M : struct, IVectorUnit<V>
        where V : struct =>
        rows >= Tile.MostRows<M, V>() && Inner >= 32 && (AColumn != 1 || ARow >= 512) && Columns > (PanelsWorthCopying - 1) * 2 * M.Count;

    /// <summary>Copies rows of a for one tile after the other: contiguous rows, or if those of a are not contiguous, the elements of all rows of a tile side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void CopyA<M, V>(nint rows, nint size, float* from, float* to)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        var most = Tile.MostRows<M, V>();
        if (AColumn == 1)
        {
            for (nint row = 0; row < rows; row++, from += ARow, to += CopiedRow)
            {
                // The processor does not foresee that the next rows are read. Their lines can be in the same set of the first cache.
                for (nint ahead = 0; ahead < size; ahead += 16)
                {
                    Prefetch.LineToSecondCache(from + (4 * ARow) + ahead);
                }

                new ReadOnlySpan<float>(from, (int)size).CopyTo(new Span<float>(to, (int)size));
            }

            return;
        }

        for (nint k = 0; k < size; k++, from += AColumn, to += most)
        {
            for (nint ahead = 0; ahead < rows && ARow == 1; ahead += 16)
            {
                Prefetch.LineToSecondCache(from + (16 * AColumn) + ahead);
            }

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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void EndPartOfRow<M, V>(float* sums, float* c, nint count, EndColumns end)
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        for (nint column = 0; column < count; column += M.Count)
        {
            end.StoreFirst<M, V>(M.Load(sums + column), c + column, column, Math.Min(M.Count, count - column));
        }
    }

    /// <summary>
    /// Computes the transposed result, bᵀ · aᵀ: if b is transposed in memory and a has few rows, transposing a and the result is less work than transposing b.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyTurned<M, V>()
        where M : struct, IVectorUnit<V>
        where V : struct
    {
        nint width = 2 * M.Count, most = 4 * Tile.MostRows<M, V>();
        var panels = (Rows + width - 1) / width;
        var step = PanelCopy<M, V>.StepOf(Inner);
        var copy = Scratch.OfPart((panels * step) + (most * width));
        var tile = copy + (panels * step);
        PanelCopy<M, V>.Run(Inner, Rows, A, AColumn, ARow, copy, step);
        for (nint column = 0; column < Columns; column += most)
        {
            var columns = Math.Min(most, Columns - column);
            for (nint panel = 0; panel < panels; panel++)
            {
                var rows = Math.Min(width, Rows - (panel * width));
                var isNarrow = rows <= M.Count;
                var row = isNarrow ? M.Count : width;
                Tile.Rows<M, V, Put>(columns, Inner, B + (column * BColumn), BColumn, 1, copy + (panel * step), row, tile, row, default, isNarrow);
                Transpose.Run(columns, rows, tile, row, C + (panel * width * CRow) + column, CRow);
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
                c[column] = EndSum(TensorPrimitives.Dot(left, new ReadOnlySpan<float>(b + (column * next), (int)Inner)), c[column], column);
            }
        }
    }
}
