using System.Numerics;

namespace CompiledNets;

/// <summary>Reads the objects of a fractal heap, in which large groups keep their links.</summary>
internal sealed class Hdf5FractalHeap
{
    private readonly Hdf5Bytes _file;
    private readonly int _offsetSize;
    private readonly int _lengthSize;
    private readonly int _width;
    private readonly long _startSize;
    private readonly int _directRows;
    private readonly int _rootRows;
    private readonly long _root;
    private readonly int _headSize;

    // The blocks of pointers, by address.
    private readonly Dictionary<long, byte[]> _blocks = [];

    /// <summary>Reads the header.</summary>
    public Hdf5FractalHeap(Hdf5Bytes file, long address)
    {
        _file = file;
        var (offset, length) = (file.OffsetSize, file.LengthSize);
        var cursor = file.Cursor(file.ReadChecked(address, 26 + (3 * offset) + (12 * length), "a heap"));
        cursor.Expect("FRHP"u8, 0);
        cursor.Take(2);
        if (cursor.UInt16() != 0)
        {
            throw new FileFormatException("a heap is compressed, which is not supported");
        }

        cursor.Byte();
        var mostObject = cursor.UInt32();
        cursor.Take(length + offset + length + offset + (8 * length));
        _width = cursor.UInt16();
        _startSize = cursor.Length();
        var mostDirect = cursor.Length();
        var bits = cursor.UInt16();
        cursor.Take(2);
        _root = cursor.Address();
        _rootRows = cursor.UInt16();
        if (_width is < 1 or > 1024 || !BitOperations.IsPow2(_width) || !BitOperations.IsPow2(_startSize) || !BitOperations.IsPow2(mostDirect) || mostDirect < _startSize || bits is < 1 or > 64 || _rootRows > 64 || mostObject == 0)
        {
            throw new FileFormatException($"a heap has {_width} blocks of {_startSize} to {mostDirect} bytes in {_rootRows} rows, and {bits} bits");
        }

        _offsetSize = (bits + 7) / 8;
        _lengthSize = (BitOperations.Log2((ulong)Math.Min(mostDirect, mostObject)) / 8) + 1;
        _directRows = BitOperations.Log2((ulong)mostDirect) - BitOperations.Log2((ulong)_startSize) + 2;
        _headSize = 5 + offset + _offsetSize;
    }

    /// <summary>Reads an object by its identifier.</summary>
    public byte[] Read(ReadOnlySpan<byte> id)
    {
        var cursor = _file.Cursor(id);
        if (cursor.Byte() != 0)
        {
            throw new FileFormatException("an object of a heap is stored in a way that links are not");
        }

        var (offset, length) = (cursor.Number(_offsetSize), cursor.Number(_lengthSize));
        return _file.Read(AddressOf(offset, length), length);
    }

    private long AddressOf(long offset, long length)
    {
        if (_rootRows == 0)
        {
            return InBlock(_root, _startSize, offset, length);
        }

        var (block, rows) = (_root, _rootRows);
        while (true)
        {
            var (row, size, start) = RowOf(offset);
            if (row >= rows)
            {
                throw new FileFormatException("an object is outside of its heap");
            }

            var column = (offset - start) / size;
            var cursor = _file.Cursor(Pointers(block, rows));
            cursor.Take(_headSize);
            cursor.Take(checked((int)((row * _width) + column) * _file.OffsetSize));
            var child = cursor.Address();
            offset -= start + (column * size);
            if (row < _directRows)
            {
                return InBlock(child, size, offset, length);
            }

            // A block of pointers has less rows than its parent, so this ends.
            (block, rows) = (child, Math.Min(rows - 1, BitOperations.Log2((ulong)size) - BitOperations.Log2((ulong)(_startSize * _width)) + 1));
        }
    }

    private (int Row, long Size, long Start) RowOf(long offset)
    {
        var first = checked(_startSize * _width);
        if (offset < first)
        {
            return (0, _startSize, 0);
        }

        var power = BitOperations.Log2((ulong)(offset / first));
        return (power + 1, checked(_startSize << power), checked(first << power));
    }

    private byte[] Pointers(long block, int rows)
    {
        if (!_blocks.TryGetValue(block, out var bytes))
        {
            bytes = _file.ReadChecked(block, _headSize + ((long)rows * _width * _file.OffsetSize) + 4, "a heap");
            _file.Cursor(bytes).Expect("FHIB"u8, 0);
            _blocks[block] = bytes;
        }

        return bytes;
    }

    private static long InBlock(long block, long size, long offset, long length) => block != Hdf5Cursor.Undefined && offset <= size && length <= size - offset
        ? checked(block + offset)
        : throw new FileFormatException("an object is outside of its heap");
}
