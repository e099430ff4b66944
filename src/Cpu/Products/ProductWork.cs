namespace CompiledNets.Cpu;

/// <summary>Divides products in blocks. The blocks depend on the sizes and the vector only.</summary>
internal unsafe struct ProductWork<M, V> : IWork
    where M : struct, IVectorUnit<V>
    where V : struct
{
    // Operations of a part: about 15 microseconds.
    private const double OperationsOfPart = 1.5e6;
    private const int MostParts = 32;

    // Reading b takes as long as the operations of so many rows.
    private const int RowsOfReading = 8;
    private const int MostSumsOfSmallResult = 32_768;

    private const int MostSumsOfLargeResult = 131_072;
    private const int LongInner = 2048;

    private const int MostInSecondCache = 1 << 18;

    // The largest b that is copied as a whole, 256 MB. Blocks of a product copy panels of a larger one themselves.
    private const long MostCopied = 1L << 26;

    private ProductBlock _whole;
    private readonly nint _count;
    private readonly nint _aNext;
    private readonly nint _bNext;
    private readonly nint _cNext;
    private nint _rowBlocks = 1;
    private nint _columnBlocks = 1;
    private nint _innerBlocks = 1;
    private nint _parts = 1;
    private float* _sums;

    public ProductWork(in ProductBlock whole, nint count, nint aNext, nint bNext, nint cNext)
    {
        (_whole, _count, _aNext, _bNext, _cNext) = (whole, count, aNext, bNext, cNext);
        var operations = 2.0 * Math.Max(whole.Rows, RowsOfReading) * whole.Columns * whole.Inner;
        if (count * operations < 2 * OperationsOfPart)
        {
            return;
        }

        _parts = (nint)Math.Min(MostParts, count * operations / OperationsOfPart);
        Divide(count >= _parts ? 1 : (_parts + count - 1) / count);
    }

    public void Run()
    {
        if (_parts == 1)
        {
            for (nint i = 0; i < _count; i++)
            {
                Block(i, 0, 0, 0);
            }

            return;
        }

        if (_innerBlocks > 1)
        {
            _sums = Scratch.OfKernel((long)_innerBlocks * _whole.Rows * _whole.Columns);
        }
        else if (_count == 1 && (_rowBlocks > 1 || _whole.Rows > ProductBlock.RowBlock) && _whole.IsCopyOfBWorthWhile(_whole.Rows) && PanelCopy<M, V>.SizeOf(_whole.Inner, _whole.Columns) <= MostCopied)
        {
            // Several blocks of rows read each panel of b, so that they are copied before.
            _whole.Panels = Scratch.OfKernel(PanelCopy<M, V>.SizeOf(_whole.Inner, _whole.Columns));
            PanelCopy<M, V>.RunInParts(_whole.Inner, _whole.Columns, _whole.B, _whole.BRow, _whole.BColumn, _whole.Panels);
        }

        _parts = Math.Min(_parts, _count * _rowBlocks * _columnBlocks * _innerBlocks);
        Team.Shared.Run(ref this, (int)_parts);
        if (_innerBlocks > 1)
        {
            PartialSums.Add<M, V>(_whole, _sums, _innerBlocks);
        }
    }

    public readonly void Do(int part)
    {
        var blocks = _count * _rowBlocks * _columnBlocks * _innerBlocks;
        for (var i = blocks * part / _parts; i < blocks * (part + 1) / _parts; i++)
        {
            var rest = i;
            (rest, var row) = Math.DivRem(rest, _rowBlocks);
            (rest, var column) = Math.DivRem(rest, _columnBlocks);
            (rest, var inner) = Math.DivRem(rest, _innerBlocks);
            Block(rest, row, column, inner);
        }
    }

    private void Divide(nint wanted)
    {
        var (rows, columns) = (_whole.Rows, _whole.Columns);
        if (_count == 1 && _whole.Inner >= 4 * ProductBlock.InnerBlock && rows * columns <= MostSumsOfSmallResult && _whole.Inner >= 4 * Math.Min(rows, columns))
        {
            // The result is small, so that each block of the inner axis computes all of it: then no element of a and b is read twice.
            _innerBlocks = Math.Clamp(_whole.Inner / (2 * ProductBlock.InnerBlock), 1, wanted);
            return;
        }

        if (_count == 1 && _whole.AColumn != 1 && _whole.Inner >= LongInner && rows * columns <= MostSumsOfLargeResult)
        {
            // Rows of a transposed a are far from each other, so that they are copied. A block of the inner axis copies its part of a and b once for many rows.
            _innerBlocks = Math.Clamp(_whole.Inner / (LongInner / 2), 1, Math.Min(wanted, 8));
            _rowBlocks = Math.Clamp(rows / 96, 1, Math.Max(1, Math.Min(wanted, 16) / _innerBlocks));
            return;
        }

        var panels = (columns + (2 * M.Count) - 1) / (2 * M.Count);

        // A block of many rows copies its part of b once and reads it often. With few rows, blocks of columns read each part of b once.
        if (rows < 192)
        {
            _columnBlocks = Math.Min(wanted, panels);
            _rowBlocks = Math.Clamp((rows + 23) / 24, 1, wanted / _columnBlocks);
        }
        else
        {
            // Each block of rows reads all of b, which takes as long as 100 rows of products if b is not in the second cache. Blocks of columns copy the same
            // part of a, so there are only as many as are needed.
            _rowBlocks = Math.Min(wanted, _whole.Inner * columns > MostInSecondCache ? rows / ProductBlock.RowBlock : Math.Max(rows / 96, Math.Min(16, rows / 48)));
            _columnBlocks = Math.Clamp(Math.Min(wanted, 16) / _rowBlocks, 1, panels);
        }
    }

    private readonly void Block(nint index, nint row, nint column, nint inner)
    {
        var block = _whole;
        block.A += index * _aNext;
        block.B += index * _bNext;
        block.C += index * _cNext;
        if (_innerBlocks > 1)
        {
            var (first, last) = Range(_whole.Inner, ProductBlock.InnerBlock, inner, _innerBlocks);
            block.A += first * block.AColumn;
            block.B += first * block.BRow;
            block.Inner = last - first;
            block.C = _sums + (inner * _whole.Rows * _whole.Columns);
            block.CRow = _whole.Columns;
            block.Accumulate = false;
            block.End = default;
        }

        if (_rowBlocks > 1)
        {
            var (first, last) = Range(_whole.Rows, Tile.MostRows<M, V>(), row, _rowBlocks);
            block.A += first * block.ARow;
            block.C += first * block.CRow;
            block.Rows = last - first;
        }

        if (_columnBlocks > 1)
        {
            var (first, last) = Range(_whole.Columns, 2 * M.Count, column, _columnBlocks);
            block.B += first * block.BColumn;
            block.Panels = block.Panels is null ? null : block.Panels + (first / (2 * M.Count) * PanelCopy<M, V>.StepOf(block.Inner));
            block.C += first;
            block.End = block.End.From(first);
            block.Columns = last - first;
        }

        block.Multiply<M, V>();
    }

    private static (nint First, nint Last) Range(nint size, nint unit, nint index, nint blocks)
    {
        var units = (size + unit - 1) / unit;
        return (units * index / blocks * unit, Math.Min(size, units * (index + 1) / blocks * unit));
    }
}
