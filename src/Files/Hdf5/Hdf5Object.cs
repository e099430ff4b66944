namespace CompiledNets;

/// <summary>An object of an HDF5 file, a group or a dataset: the messages of its header.</summary>
internal sealed class Hdf5Object
{
    private const int Continuation = 0x10;
    private const int SharedFlag = 0x02;

    private readonly List<(int Type, int Flags, byte[] Data)> _messages = [];

    /// <summary>Reads the header at an address.</summary>
    public Hdf5Object(Hdf5Bytes file, long address)
    {
        file.Require(address, 4);
        var blocks = new Queue<(long Address, long Length)>();
        var start = file.Read(address, Math.Min(64, file.Length - address));
        if (start.AsSpan().StartsWith("OHDR"u8))
        {
            var cursor = file.Cursor(start);
            cursor.Expect("OHDR"u8, 2);
            var flags = cursor.Byte();
            cursor.Take(((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0));
            var size = cursor.Number(1 << (flags & 3));
            var prefix = start.Length - cursor.Left;
            file.Require(address, size);
            Version2(file, file.ReadChecked(address, prefix + size + 4, "an object header").AsSpan(prefix), (flags & 4) != 0, blocks);
            while (blocks.TryDequeue(out var block))
            {
                var bytes = file.ReadChecked(block.Address, block.Length, "an object header");
                Version2(file, bytes.AsSpan().StartsWith("OCHK"u8) ? bytes.AsSpan(4) : throw new FileFormatException("OCHK is expected in an object header"), (flags & 4) != 0, blocks);
            }
        }
        else
        {
            var cursor = file.Cursor(start);
            Hdf5Cursor.RequireVersion("an object header", cursor.Byte(), 1, 1);
            cursor.Take(1);
            var count = cursor.UInt16();
            cursor.Take(4);
            blocks.Enqueue((address + 16, cursor.UInt32()));
            while (blocks.TryDequeue(out var block))
            {
                count = Version1(file, file.Read(block.Address, block.Length), count, blocks);
            }

            if (count > 0)
            {
                throw new FileFormatException($"an object header has {count} messages less than it states");
            }
        }
    }

    /// <summary>Returns true if there is a message of a type.</summary>
    public bool Has(int type) => _messages.Exists(message => message.Type == type);

    /// <summary>Returns the only message of a type, or null.</summary>
    public byte[]? Find(int type) => All(type) switch
    {
        [] => null,
        [var only] => only,
        _ => throw new FileFormatException($"an object has several messages of type {type}"),
    };

    /// <summary>Returns all messages of a type.</summary>
    public IReadOnlyList<byte[]> All(int type) => _messages.Where(message => message.Type == type)
        .Select(message => (message.Flags & SharedFlag) == 0 ? message.Data : throw new FileFormatException($"a message of type {type} is shared with other objects, which Keras does not write"))
        .ToList();

    private int Version1(Hdf5Bytes file, byte[] block, int count, Queue<(long, long)> blocks)
    {
        var cursor = file.Cursor(block);
        while (cursor.Left >= 8 && count > 0)
        {
            var (type, size, flags) = (cursor.UInt16(), cursor.UInt16(), cursor.Byte());
            cursor.Take(3);
            Add(file, type, flags, cursor.Take(size), blocks);
            count--;
        }

        return count;
    }

    private void Version2(Hdf5Bytes file, ReadOnlySpan<byte> block, bool hasOrder, Queue<(long, long)> blocks)
    {
        var cursor = file.Cursor(block);
        var prefix = hasOrder ? 6 : 4;
        while (cursor.Left >= prefix)
        {
            var (type, size, flags) = (cursor.Byte(), cursor.UInt16(), cursor.Byte());
            cursor.Take(prefix - 4);
            Add(file, type, flags, cursor.Take(size), blocks);
        }
    }

    private void Add(Hdf5Bytes file, int type, int flags, ReadOnlySpan<byte> data, Queue<(long, long)> blocks)
    {
        if (type == Continuation)
        {
            var cursor = file.Cursor(data);
            blocks.Enqueue((cursor.Address(), cursor.Length()));
        }
        else if (type != 0)
        {
            _messages.Add((type, flags, data.ToArray()));
        }
    }
}
