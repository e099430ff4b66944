using System.Buffers.Binary;
using System.IO.Compression;

namespace CompiledNets;

/// <summary>Reads the chunks of a dataset. Each must be there exactly once.</summary>
internal sealed class Hdf5Chunks
{
    private const int Deflate = 1;
    private const int Shuffle = 2;
    private const int Fletcher = 3;

    private readonly Hdf5Bytes _file;
    private readonly Hdf5Dataset _dataset;
    private readonly long[] _shape;
    private readonly long[] _chunk;
    private readonly long[] _grid;
    private readonly int _chunkBytes;
    private readonly IEnumerable<(long Index, long Address, long Size, uint Mask)> _chunks;

    /// <summary>Reads the description of the chunks.</summary>
    public Hdf5Chunks(Hdf5Bytes file, Hdf5Dataset dataset, long[] shape, int version, Hdf5Cursor cursor)
    {
        (_file, _dataset, _shape) = (file, dataset, shape);
        var flags = version == 4 ? cursor.Byte() : 0;
        int rank = cursor.Byte();
        var tree = version == 3 ? cursor.Address() : Hdf5Cursor.Undefined;
        var size = version == 4 ? cursor.Byte() : 4;
        if (rank != shape.Length + 1 || size is < 1 or > 8)
        {
            throw new FileFormatException($"its chunks have {rank - 1} axes, but it has {shape.Length}");
        }

        _chunk = new long[shape.Length];
        foreach (ref var side in _chunk.AsSpan())
        {
            side = cursor.Number(size);
            if (side < 1)
            {
                throw new FileFormatException("a side of its chunks is zero");
            }
        }

        if (cursor.Number(size) != dataset.Size)
        {
            throw new FileFormatException("its chunks have elements of another size");
        }

        var bytes = CheckedShape.Bytes(_chunk, dataset.Size, "a chunk");
        _chunkBytes = bytes <= int.MaxValue ? (int)bytes : throw new FileFormatException($"a chunk would have {bytes} bytes");
        _grid = [.. shape.Zip(_chunk, (all, side) => (all / side) + (all % side == 0 ? 0 : 1))];
        _chunks = version == 3 ? Tree(tree) : Indexed(flags, ref cursor);
    }

    private long Count => CheckedShape.Count(_grid, "its grid of chunks");

    /// <summary>Reads all chunks.</summary>
    public void Read(ExpansionBudget budget, Hdf5Storage.Allocate allocate)
    {
        var count = Count;
        if (count > _file.Length)
        {
            throw new FileFormatException($"it would have {count} chunks, but the file has only {_file.Length} bytes");
        }

        budget.Take(_chunkBytes, "a chunk");
        var seen = new bool[count];
        var left = count;
        var to = allocate();
        foreach (var (index, address, size, mask) in count == 0 ? [] : _chunks)
        {
            if (index < 0 || index >= count || seen[index])
            {
                throw new FileFormatException($"chunk {index} is there twice, or is outside of the dataset");
            }

            (seen[index], left) = (true, left - 1);
            Copy(Unpack(address, size, mask), index, to);
        }

        if (left > 0)
        {
            throw new FileFormatException($"{left} of its {count} chunks are not in the file");
        }
    }

    private IEnumerable<(long Index, long Address, long Size, uint Mask)> Tree(long address, int? level = null)
    {
        var (own, count) = Hdf5Tree1.Node(_file, address, 1, level);
        var keySize = 8 + (8 * (_shape.Length + 1));
        var bytes = _file.Read(address + Hdf5Tree1.PrefixOf(_file), ((long)count * (keySize + _file.OffsetSize)) + keySize);
        for (var i = 0; i < count; i++)
        {
            var (chunk, child) = Key(bytes, i, keySize);
            if (own == 0)
            {
                yield return chunk with { Address = child };
                continue;
            }

            foreach (var inner in Tree(child, own - 1))
            {
                yield return inner;
            }
        }
    }

    private ((long Index, long Address, long Size, uint Mask) Chunk, long Child) Key(byte[] bytes, int number, int keySize)
    {
        var cursor = _file.Cursor(bytes.AsSpan(number * (keySize + _file.OffsetSize)));
        var (size, mask) = (cursor.UInt32(), cursor.UInt32());
        var index = 0L;
        for (var axis = 0; axis < _shape.Length; axis++)
        {
            var start = cursor.Number(8);
            index = start % _chunk[axis] == 0 && start / _chunk[axis] < _grid[axis] && index >= 0 ? (index * _grid[axis]) + (start / _chunk[axis]) : -1;
        }

        cursor.Number(8);
        return ((index, 0, size, mask), cursor.Address());
    }

    private IEnumerable<(long Index, long Address, long Size, uint Mask)> Indexed(int flags, ref Hdf5Cursor cursor)
    {
        var kind = cursor.Byte();
        switch (kind)
        {
            case 1: // one chunk
                var (size, mask) = (flags & 2) != 0 ? (cursor.Length(), cursor.UInt32()) : (_chunkBytes, 0u);
                return [(0, cursor.Address(), size, mask)];
            case 2: // all chunks in a row, without filters
                var first = cursor.Address();
                return Row(first);
            case 3: // an array
                cursor.Byte();
                return FixedArray(cursor.Address());
            default:
                throw new FileFormatException($"its chunks have an index of kind {kind}, that of datasets that can grow, which Keras does not write");
        }
    }

    private IEnumerable<(long Index, long Address, long Size, uint Mask)> Row(long first)
    {
        for (var i = 0L; i < Count; i++)
        {
            yield return (i, checked(first + (i * _chunkBytes)), _chunkBytes, 0);
        }
    }

    private IEnumerable<(long Index, long Address, long Size, uint Mask)> FixedArray(long address)
    {
        var (entrySize, pageBits, count, block) = ArrayHeader(address);
        var sizeLength = entrySize - _file.OffsetSize - 4;
        if (entrySize != _file.OffsetSize && sizeLength is < 1 or > 8)
        {
            throw new FileFormatException($"its chunks have an index with entries of {entrySize} bytes");
        }

        if (count != Count)
        {
            throw new FileFormatException($"its index has {count} chunks, but {Count} are expected");
        }

        var prefix = 6L + _file.OffsetSize;
        var perPage = 1L << pageBits;
        if (count <= perPage)
        {
            var bytes = _file.ReadChecked(block, checked(prefix + (count * entrySize) + 4), "an index of chunks");
            _file.Cursor(bytes).Expect("FADB"u8, 0);
            for (var i = 0L; i < count; i++)
            {
                yield return Entry(bytes.AsSpan((int)(prefix + (i * entrySize)), entrySize), i, sizeLength);
            }

            yield break;
        }

        var pages = (count + perPage - 1) / perPage;
        var bitmap = (pages + 7) / 8;
        _file.Cursor(_file.ReadChecked(block, prefix + bitmap + 4, "an index of chunks")).Expect("FADB"u8, 0);
        var place = block + prefix + bitmap + 4;
        for (var page = 0L; page < pages; page++)
        {
            var inPage = Math.Min(perPage, count - (page * perPage));
            var bytes = _file.ReadChecked(place, checked((inPage * entrySize) + 4), "an index of chunks");
            for (var i = 0L; i < inPage; i++)
            {
                yield return Entry(bytes.AsSpan((int)(i * entrySize), entrySize), (page * perPage) + i, sizeLength);
            }

            place += bytes.Length + 4;
        }
    }

    private (int EntrySize, int PageBits, long Count, long Block) ArrayHeader(long address)
    {
        var cursor = _file.Cursor(_file.ReadChecked(address, 12 + _file.OffsetSize + _file.LengthSize, "an index of chunks"));
        cursor.Expect("FAHD"u8, 0);
        cursor.Byte();
        var (entrySize, pageBits) = (cursor.Byte(), cursor.Byte());
        return pageBits <= 40 ? (entrySize, pageBits, cursor.Length(), cursor.Address()) : throw new FileFormatException($"its index has pages of 2^{pageBits} chunks");
    }

    private (long Index, long Address, long Size, uint Mask) Entry(ReadOnlySpan<byte> bytes, long index, int sizeLength)
    {
        var cursor = _file.Cursor(bytes);
        var address = cursor.Address();
        return sizeLength < 0 ? (index, address, _chunkBytes, 0) : (index, address, cursor.Number(sizeLength), cursor.UInt32());
    }

    private byte[] Unpack(long address, long size, uint mask)
    {
        _file.Require(address, size);
        var bytes = new byte[size];
        _file.ReadInto(address, bytes);
        for (var i = _dataset.FilterIds.Count - 1; i >= 0; i--)
        {
            if (i >= 32 || (mask & (1u << i)) == 0)
            {
                bytes = _dataset.FilterIds[i] switch
                {
                    Deflate => Inflate(bytes),
                    Shuffle => Unshuffle(bytes, _dataset.Size),
                    Fletcher => Checked(bytes),
                    var other => throw new FileFormatException($"its chunks have the filter {other}; supported are deflate, shuffle and fletcher32"),
                };
            }
        }

        return bytes.Length == _chunkBytes ? bytes : throw new FileFormatException($"a chunk has {bytes.Length} bytes, but {_chunkBytes} are expected");
    }

    // Fletcher's checksum may follow the numbers before they are compressed.
    private byte[] Inflate(byte[] packed)
    {
        using var stream = new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress);
        var bytes = new byte[_chunkBytes + (_dataset.FilterIds.Contains(Fletcher) ? 4 : 0)];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return stream.ReadByte() < 0 ? bytes[..count] : throw new FileFormatException($"a chunk unpacks to more than its {_chunkBytes} bytes");
    }

    private static byte[] Unshuffle(byte[] bytes, int size)
    {
        var (unshuffled, count) = (new byte[bytes.Length], bytes.Length / size);
        for (var i = 0; i < count; i++)
        {
            for (var part = 0; part < size; part++)
            {
                unshuffled[(i * size) + part] = bytes[(part * count) + i];
            }
        }

        bytes.AsSpan(count * size).CopyTo(unshuffled.AsSpan(count * size));
        return unshuffled;
    }

    private static byte[] Checked(byte[] bytes)
    {
        if (bytes.Length < 4)
        {
            throw new FileFormatException("a chunk is shorter than its checksum");
        }

        var (low, high) = (0u, 0u);
        var rest = bytes.AsSpan(..^4);
        for (; rest.Length >= 2; rest = rest[2..])
        {
            low = (low + BinaryPrimitives.ReadUInt16BigEndian(rest)) % 65535;
            high = (high + low) % 65535;
        }

        if (rest.Length == 1)
        {
            low = (low + ((uint)rest[0] << 8)) % 65535;
            high = (high + low) % 65535;
        }

        // A sum of 65535 is the same as 0.
        var stored = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(^4..));
        return (stored & 0xFFFF) % 65535 == low && (stored >> 16) % 65535 == high ? bytes[..^4] : throw new FileFormatException("the checksum of a chunk is wrong, so it is damaged");
    }

    // Copies the part of a chunk that is in the dataset, run by run along the last axis.
    private void Copy(byte[] bytes, long index, Span<byte> to)
    {
        var rank = _shape.Length;
        if (rank == 0)
        {
            bytes.CopyTo(to);
            return;
        }

        var start = new long[rank];
        for (var axis = rank - 1; axis >= 0; axis--)
        {
            start[axis] = index % _grid[axis] * _chunk[axis];
            index /= _grid[axis];
        }

        var run = (int)(Math.Min(_chunk[^1], _shape[^1] - start[^1]) * _dataset.Size);
        var place = new long[rank];
        while (true)
        {
            var (from, into) = (0L, 0L);
            for (var axis = 0; axis < rank; axis++)
            {
                from = (from * _chunk[axis]) + place[axis];
                into = (into * _shape[axis]) + start[axis] + place[axis];
            }

            bytes.AsSpan((int)(from * _dataset.Size), run).CopyTo(to[(int)(into * _dataset.Size)..]);
            var next = rank - 2;
            while (next >= 0 && ++place[next] == Math.Min(_chunk[next], _shape[next] - start[next]))
            {
                place[next--] = 0;
            }

            if (next < 0)
            {
                return;
            }
        }
    }
}
