namespace CompiledNets.Cpu;

/// <summary>Copies blocks of two axes: that which is innermost in the destination, and another, which is innermost in the source if there is a difference.</summary>
internal unsafe struct CopyWork : IWork
{
    private readonly CopyLayout _layout;
    private readonly float* _source;
    private readonly float* _destination;
    private readonly int _across;
    private readonly long _rows;
    private readonly long _chunk;
    private readonly long _chunks;
    private readonly long _blocks;

    public CopyWork(CopyLayout layout, float* source, float* destination)
    {
        _layout = layout;
        _source = source;
        _destination = destination;

        // The other axis of a block: the one that is contiguous in the source, or the next to the innermost.
        var inner = layout.Axes - 1;
        _across = inner - 1;
        for (var axis = 0; axis < inner && layout.Source[inner] != 1; axis++)
        {
            _across = layout.Source[axis] == 1 ? axis : _across;
        }

        // Rows are divided so that there are enough blocks for the parts, or not more than a transposition keeps in the first cache.
        var across = _across < 0 ? 1 : layout.Sizes[_across];
        _rows = across;
        _chunk = Math.Clamp(Elementwise.PartSize / layout.Sizes[inner], 8, Math.Max(8, across));
        _chunks = (across + _chunk - 1) / _chunk;
        _blocks = layout.Elements / across / layout.Sizes[inner] * _chunks;
        Parts = (int)Math.Min(layout.Axes == 1 ? 32 : _blocks, Elementwise.PartsOf(layout.Elements));
    }

    public int Parts { get; }

    public readonly void Do(int part)
    {
        if (_layout.Axes == 1)
        {
            // One row: it is divided itself.
            long first = _layout.Sizes[0] * part / Parts, last = _layout.Sizes[0] * (part + 1) / Parts;
            Row(last - first, _source + (first * _layout.Source[0]), _destination + (first * _layout.Destination[0]));
            return;
        }

        for (var block = _blocks * part / Parts; block < _blocks * (part + 1) / Parts; block++)
        {
            var (rest, chunk) = Math.DivRem(block, _chunks);
            var source = _source + (chunk * _chunk * _layout.Source[_across]);
            var destination = _destination + (chunk * _chunk * _layout.Destination[_across]);
            for (var axis = _layout.Axes - 2; axis >= 0; axis--)
            {
                if (axis != _across)
                {
                    (rest, var index) = Math.DivRem(rest, _layout.Sizes[axis]);
                    source += index * _layout.Source[axis];
                    destination += index * _layout.Destination[axis];
                }
            }

            Block(Math.Min(_chunk, _rows - (chunk * _chunk)), source, destination);
        }
    }

    private readonly void Block(long rows, float* source, float* destination)
    {
        var inner = _layout.Axes - 1;
        long sourceRow = _layout.Source[_across], destinationRow = _layout.Destination[_across];
        if (sourceRow == 1 && _layout.Source[inner] > 1 && _layout.Destination[inner] == 1)
        {
            // The rows of the source are the columns of the destination.
            Transpose.Run((nint)_layout.Sizes[inner], (nint)rows, source, (nint)_layout.Source[inner], destination, (nint)destinationRow);
            return;
        }

        for (long row = 0; row < rows; row++)
        {
            Row(_layout.Sizes[inner], source + (row * sourceRow), destination + (row * destinationRow));
        }
    }

    private readonly void Row(long size, float* source, float* destination)
    {
        long from = _layout.Source[_layout.Axes - 1], to = _layout.Destination[_layout.Axes - 1];
        if (to == 1 && from == 1 && size >= 16)
        {
            new ReadOnlySpan<float>(source, (int)size).CopyTo(new Span<float>(destination, (int)size));
        }
        else if (to == 1 && from == 0)
        {
            new Span<float>(destination, (int)size).Fill(*source);
        }
        else
        {
            for (long i = 0; i < size; i++)
            {
                destination[i * to] = source[i * from];
            }
        }
    }
}
