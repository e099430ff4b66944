namespace CompiledNets;

/// <summary>Reads the elements of a dataset: contiguous, in its header, or in chunks.</summary>
internal static class Hdf5Storage
{
    /// <summary>Reads all elements.</summary>
    /// <param name="file">The file.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="shape">The shape of the dataset.</param>
    /// <param name="budget">The memory that the content of the file may take.</param>
    /// <param name="allocate">Returns the place of the elements. It is called when their number is checked.</param>
    public static void Read(Hdf5Bytes file, Hdf5Dataset dataset, long[] shape, ExpansionBudget budget, Allocate allocate)
    {
        var bytes = CheckedShape.Bytes(shape, dataset.Size, "it");
        if (bytes > int.MaxValue)
        {
            throw new FileFormatException($"it would have {bytes} bytes, but at most {int.MaxValue} are supported");
        }

        var cursor = file.Cursor(dataset.Layout);
        var version = cursor.Byte();
        Hdf5Cursor.RequireVersion("the storage", version, 3, 4);
        switch (cursor.Byte())
        {
            case 0:
                var inHeader = cursor.Take(cursor.UInt16());
                RequireSize(inHeader.Length, bytes);
                inHeader.CopyTo(allocate());
                return;
            case 1:
                var (address, size) = (cursor.Address(), cursor.Length());
                if (bytes == 0)
                {
                    allocate();
                    return;
                }

                if (address == Hdf5Cursor.Undefined)
                {
                    throw new FileFormatException("its numbers are not in the file");
                }

                RequireSize(size, bytes);
                file.Require(address, bytes);
                budget.Take(bytes, "it");
                file.ReadInto(address, allocate());
                return;
            case 2:
                budget.Take(bytes, "it");
                new Hdf5Chunks(file, dataset, shape, version, cursor).Read(budget, allocate);
                return;
            case 3:
                throw new FileFormatException("its numbers are those of other datasets (a virtual dataset), which are not read");
            case var other:
                throw new FileFormatException($"contiguous or chunked storage is expected, but found class {other}");
        }
    }

    /// <summary>Returns the memory of the elements.</summary>
    internal delegate Span<byte> Allocate();

    private static void RequireSize(long stored, long expected)
    {
        if (stored != expected)
        {
            throw new FileFormatException($"{stored} bytes are stored, but its shape needs {expected}");
        }
    }
}
