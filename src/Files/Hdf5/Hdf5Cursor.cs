using System.Buffers.Binary;

namespace CompiledNets;

/// <summary>Reads the fields of an HDF5 structure one after another. Reading past the end is an error.</summary>
/// <param name="bytes">The structure.</param>
/// <param name="offsetSize">The number of bytes of an address.</param>
/// <param name="lengthSize">The number of bytes of a length.</param>
internal ref struct Hdf5Cursor(ReadOnlySpan<byte> bytes, int offsetSize, int lengthSize)
{
    private ReadOnlySpan<byte> _rest = bytes;

    /// <summary>The address of something that is not stored.</summary>
    public const long Undefined = -1;

    /// <summary>Gets the number of bytes that were not read.</summary>
    public readonly int Left => _rest.Length;

    public byte Byte() => Take(1)[0];

    public int UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    /// <summary>Reads an address, or <see cref="Undefined"/>.</summary>
    public long Address()
    {
        var field = Take(offsetSize);
        return field.ContainsAnyExcept(byte.MaxValue) ? Number(field) : Undefined;
    }

    /// <summary>Reads a length.</summary>
    public long Length() => Number(Take(lengthSize));

    /// <summary>Reads an unsigned integer.</summary>
    public long Number(int size) => Number(Take(size));

    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new FileFormatException($"a structure ends {count} bytes too early");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    /// <summary>Reads a signature of four letters and a version.</summary>
    public void Expect(ReadOnlySpan<byte> signature, byte version)
    {
        var found = Take(4);
        if (!found.SequenceEqual(signature))
        {
            throw new FileFormatException($"{System.Text.Encoding.ASCII.GetString(signature)} is expected, but found {Convert.ToHexString(found)}");
        }

        RequireVersion(System.Text.Encoding.ASCII.GetString(signature), Byte(), version, version);
    }

    /// <exception cref="FileFormatException">The version is not in a range.</exception>
    public static void RequireVersion(string what, int found, int least, int most)
    {
        if (found < least || found > most)
        {
            throw new FileFormatException($"{what} has version {found}, but {least}{(most == least ? "" : $" to {most}")} is supported");
        }
    }

    private static long Number(ReadOnlySpan<byte> field)
    {
        var number = 0UL;
        for (var i = field.Length - 1; i >= 0; i--)
        {
            number = i < 8 ? (number << 8) | field[i] : field[i] == 0 ? number : throw new FileFormatException("a number is larger than 64 bits");
        }

        return number <= long.MaxValue ? (long)number : throw new FileFormatException($"the number {number} is larger than any file");
    }
}
