using System.Text;

namespace CompiledNets;

/// <summary>Reads the links of a group: names and addresses of objects. Links of other kinds than hard links are errors.</summary>
internal static class Hdf5Links
{
    private const int SymbolTable = 0x11;
    private const int LinkInfo = 0x02;
    private const int Link = 0x06;
    private const int GroupInfo = 0x0A;

    /// <summary>Returns true if an object is a group.</summary>
    public static bool IsGroup(Hdf5Object item) => item.Has(SymbolTable) || item.Has(LinkInfo) || item.Has(Link) || item.Has(GroupInfo);

    /// <summary>Reads the links of a group.</summary>
    public static List<(string Name, long Address)> Of(Hdf5Bytes file, Hdf5Object group)
    {
        var links = new List<(string Name, long Address)>();
        if (group.Find(SymbolTable) is { } table)
        {
            var cursor = file.Cursor(table);
            var tree = cursor.Address();
            AddTree(file, tree, Heap(file, cursor.Address()), null, links);
        }

        foreach (var message in group.All(Link))
        {
            links.Add(Parse(file, message));
        }

        if (group.Find(LinkInfo) is { } info)
        {
            var cursor = file.Cursor(info);
            Hdf5Cursor.RequireVersion("a group", cursor.Byte(), 0, 0);
            cursor.Take((cursor.Byte() & 1) != 0 ? 8 : 0);
            var (heap, names) = (cursor.Address(), cursor.Address());
            if (heap != Hdf5Cursor.Undefined)
            {
                var objects = new Hdf5FractalHeap(file, heap);
                foreach (var record in Hdf5Tree2.Records(file, names, 5))
                {
                    links.Add(Parse(file, objects.Read(record.AsSpan(4))));
                }
            }
        }

        return links;
    }

    private static byte[] Heap(Hdf5Bytes file, long address)
    {
        var cursor = file.Cursor(file.Read(address, 8 + (2 * file.LengthSize) + file.OffsetSize));
        cursor.Expect("HEAP"u8, 0);
        cursor.Take(3);
        var size = cursor.Length();
        cursor.Length();
        return file.Read(cursor.Address(), size);
    }

    // The level of a child is one less than that of its parent, so the tree ends.
    private static void AddTree(Hdf5Bytes file, long address, byte[] heap, int? level, List<(string Name, long Address)> links)
    {
        if (level == -1)
        {
            AddNode(file, address, heap, links);
            return;
        }

        var (own, count) = Hdf5Tree1.Node(file, address, 0, level);
        var cursor = file.Cursor(file.Read(address + Hdf5Tree1.PrefixOf(file), (count * (file.LengthSize + file.OffsetSize)) + file.LengthSize));
        for (var i = 0; i < count; i++)
        {
            cursor.Take(file.LengthSize);
            AddTree(file, cursor.Address(), heap, own - 1, links);
        }
    }

    private static void AddNode(Hdf5Bytes file, long address, byte[] heap, List<(string Name, long Address)> links)
    {
        var head = file.Cursor(file.Read(address, 8));
        head.Expect("SNOD"u8, 1);
        head.Take(1);
        var count = head.UInt16();
        var cursor = file.Cursor(file.Read(address + 8, count * ((2L * file.OffsetSize) + 24)));
        for (var i = 0; i < count; i++)
        {
            var (name, target, kind) = (Name(heap, cursor.Address()), cursor.Address(), cursor.UInt32());
            cursor.Take(20);
            links.Add(kind <= 1 ? (name, target) : throw new FileFormatException($"'{name}' is a symbolic link, which Keras does not write"));
        }
    }

    private static string Name(byte[] heap, long offset)
    {
        var rest = offset >= 0 && offset < heap.Length ? heap.AsSpan((int)offset) : throw new FileFormatException("the name of an object is outside of the heap of its group");
        var end = rest.IndexOf((byte)0);
        return end > 0 ? Encoding.UTF8.GetString(rest[..end]) : throw new FileFormatException("an object has no name");
    }

    private static (string Name, long Address) Parse(Hdf5Bytes file, ReadOnlySpan<byte> message)
    {
        var cursor = file.Cursor(message);
        Hdf5Cursor.RequireVersion("a link", cursor.Byte(), 1, 1);
        var flags = cursor.Byte();
        var kind = (flags & 8) != 0 ? cursor.Byte() : 0;
        cursor.Take(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        var length = cursor.Number(1 << (flags & 3));
        var name = Encoding.UTF8.GetString(cursor.Take((int)Math.Min(length, int.MaxValue)));
        return kind switch
        {
            0 when name.Length > 0 => (name, cursor.Address()),
            0 => throw new FileFormatException("an object has no name"),
            1 => throw new FileFormatException($"'{name}' is a symbolic link, which Keras does not write"),
            64 => throw new FileFormatException($"'{name}' is a link to another file, which is not read"),
            _ => throw new FileFormatException($"'{name}' is a link of the unknown kind {kind}"),
        };
    }
}
