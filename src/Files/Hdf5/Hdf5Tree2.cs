using System.Numerics;

namespace CompiledNets;

/// <summary>Reads the records of HDF5's second kind of B-tree.</summary>
internal static class Hdf5Tree2
{
    // Signature, version, type and checksum.
    private const int Overhead = 10;

    private sealed record Level(long MaxCount, int CountSize, long Total, int TotalSize);

    /// <summary>Returns all records.</summary>
    public static List<byte[]> Records(Hdf5Bytes file, long address, int type)
    {
        var cursor = file.Cursor(file.ReadChecked(address, 22 + file.OffsetSize + file.LengthSize, "a B-tree"));
        cursor.Expect("BTHD"u8, 0);
        if (cursor.Byte() is var found && found != type)
        {
            throw new FileFormatException($"a B-tree of type {type} is expected, but found {found}");
        }

        var (nodeSize, recordSize, depth) = (cursor.UInt32(), cursor.UInt16(), cursor.UInt16());
        cursor.Take(2);
        var (root, count, total) = (cursor.Address(), cursor.UInt16(), cursor.Length());
        if (recordSize < 5 || nodeSize < Overhead + recordSize || depth > 32)
        {
            throw new FileFormatException($"a B-tree has nodes of {nodeSize} bytes with records of {recordSize}, and {depth} levels");
        }

        var levels = new List<Level>();
        var leaf = (nodeSize - Overhead) / recordSize;
        levels.Add(new Level(leaf, SizeOf(leaf), leaf, 0));
        for (var i = 1; i <= depth; i++)
        {
            var pointer = file.OffsetSize + levels[0].CountSize + levels[i - 1].TotalSize;
            var most = Math.Max(0, ((long)nodeSize - Overhead - pointer) / (recordSize + pointer));
            var all = (Int128)(most + 1) * levels[i - 1].Total + most;
            var bounded = (long)Int128.Min(all, long.MaxValue);
            levels.Add(new Level(most, levels[0].CountSize, bounded, SizeOf(bounded)));
        }

        var records = new List<byte[]>();
        if (root != Hdf5Cursor.Undefined)
        {
            Add(file, root, type, count, depth, recordSize, levels, records);
        }

        return records.Count == total ? records : throw new FileFormatException($"a B-tree has {records.Count} records, but {total} are stated");
    }

    private static void Add(Hdf5Bytes file, long address, int type, long count, int depth, int recordSize, List<Level> levels, List<byte[]> records)
    {
        if (count > levels[depth].MaxCount)
        {
            throw new FileFormatException($"a node of a B-tree has {count} records, but at most {levels[depth].MaxCount} fit");
        }

        var pointer = depth == 0 ? 0 : file.OffsetSize + levels[0].CountSize + levels[depth - 1].TotalSize;
        var cursor = file.Cursor(file.ReadChecked(address, Overhead + (count * recordSize) + (depth == 0 ? 0 : (count + 1) * pointer), "a B-tree"));
        cursor.Expect(depth == 0 ? "BTLF"u8 : "BTIN"u8, 0);
        if (cursor.Byte() != type)
        {
            throw new FileFormatException("a node of a B-tree has another type than the tree");
        }

        for (var i = 0; i < count; i++)
        {
            records.Add(cursor.Take(recordSize).ToArray());
        }

        for (var i = 0; depth > 0 && i <= count; i++)
        {
            var (child, inChild) = (cursor.Address(), cursor.Number(levels[0].CountSize));
            cursor.Take(levels[depth - 1].TotalSize);
            Add(file, child, type, inChild, depth - 1, recordSize, levels, records);
        }
    }

    private static int SizeOf(long most) => (BitOperations.Log2((ulong)Math.Max(most, 1)) / 8) + 1;
}
