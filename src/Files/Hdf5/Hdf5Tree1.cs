namespace CompiledNets;

/// <summary>The nodes of HDF5's first kind of B-tree.</summary>
internal static class Hdf5Tree1
{
    /// <summary>Gets the number of bytes before the first key.</summary>
    public static int PrefixOf(Hdf5Bytes file) => 8 + (2 * file.OffsetSize);

    /// <summary>Reads the beginning of a node.</summary>
    /// <param name="file">The file.</param>
    /// <param name="address">The address of the node.</param>
    /// <param name="type">0 for the names of a group, 1 for the chunks of a dataset.</param>
    /// <param name="level">The expected level, or null at the root.</param>
    public static (int Level, int Count) Node(Hdf5Bytes file, long address, int type, int? level)
    {
        var cursor = file.Cursor(file.Read(address, PrefixOf(file)));
        if (!cursor.Take(4).SequenceEqual("TREE"u8) || cursor.Byte() != type)
        {
            throw new FileFormatException($"a B-tree of type {type} is expected at byte {address}");
        }

        var own = cursor.Byte();
        return level is null || own == level ? (own, cursor.UInt16()) : throw new FileFormatException($"a node of a B-tree has level {own}, but {level} is expected");
    }
}
