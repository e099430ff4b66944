namespace CompiledNets;

/// <summary>
/// The bytes of an HDF5 file. The structures that were read are counted, so that a file whose structures refer to each other in a circle is an error
/// and not an endless loop.
/// </summary>
/// <param name="file">The file. It is disposed of together with this object.</param>
internal sealed class Hdf5Bytes(FileStream file) : IDisposable
{
    // Each structure is needed once. The rest is for parts that are read again, such as the heap of a group.
    private readonly long _mostBytes = (file.Length * 8) + (1 << 16);
    private long _bytesRead;

    /// <summary>Gets the length of the file.</summary>
    public long Length { get; } = file.Length;

    /// <summary>Gets or sets the number of bytes of an address.</summary>
    public int OffsetSize { get; set; } = 8;

    /// <summary>Gets or sets the number of bytes of a length.</summary>
    public int LengthSize { get; set; } = 8;

    /// <summary>Reads a structure.</summary>
    public byte[] Read(long address, long count)
    {
        Require(address, count);
        _bytesRead += count + 16;
        if (_bytesRead > _mostBytes)
        {
            throw new FileFormatException("its structures refer to each other in a circle");
        }

        var bytes = new byte[count];
        ReadInto(address, bytes);
        return bytes;
    }

    /// <summary>Reads a structure that ends with its checksum.</summary>
    public byte[] ReadChecked(long address, long count, string what)
    {
        var bytes = Read(address, count);
        RequireChecksum(bytes, what);
        return bytes[..^4];
    }

    /// <summary>Reads numbers of a dataset.</summary>
    public void ReadInto(long address, Span<byte> bytes)
    {
        Require(address, bytes.Length);
        file.Position = address;
        file.ReadExactly(bytes);
    }

    /// <exception cref="FileFormatException">The place is outside of the file.</exception>
    public void Require(long address, long count)
    {
        if (address < 0 || count < 0 || count > Array.MaxLength || address > Length || count > Length - address)
        {
            throw new FileFormatException($"it refers to {count} bytes at {(address == Hdf5Cursor.Undefined ? "an undefined address" : $"byte {address}")}, but has {Length} bytes");
        }
    }

    public static void RequireChecksum(ReadOnlySpan<byte> bytes, string what)
    {
        if (bytes.Length < 4 || Lookup3.Of(bytes[..^4]) != System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]))
        {
            throw new FileFormatException($"the checksum of {what} is wrong, so it is damaged");
        }
    }

    public Hdf5Cursor Cursor(ReadOnlySpan<byte> bytes) => new(bytes, OffsetSize, LengthSize);

    public void Dispose() => file.Dispose();
}
