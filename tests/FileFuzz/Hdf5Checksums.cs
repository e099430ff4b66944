using System.Buffers.Binary;

namespace CompiledNets.FileFuzz;

/// <summary>Computes the checksums of a crafted HDF5 file again, so that its structures are read.</summary>
internal static class Hdf5Checksums
{
    private static readonly (byte[] Signature, Func<byte[], int, int> Length)[] s_structures =
    [
        ([0x89, .. "HDF"u8], (_, _) => 48),
        ([.. "OHDR"u8], HeaderLength),
        ([.. "FRHP"u8], (_, _) => 146),
        ([.. "BTHD"u8], (_, _) => 38),
        ([.. "FAHD"u8], (_, _) => 28),
    ];

    /// <summary>Returns the bytes with right checksums. Other files do not change.</summary>
    public static byte[] Repair(byte[] bytes)
    {
        if (!bytes.AsSpan().StartsWith(s_structures[0].Signature) || bytes.Length < 48)
        {
            return bytes;
        }

        foreach (var (signature, lengthOf) in s_structures)
        {
            for (var place = bytes.AsSpan().IndexOf(signature); place >= 0 && place + 12 < bytes.Length; place = Next(bytes, signature, place))
            {
                var length = lengthOf(bytes, place);
                if ((place > 0 || bytes[8] >= 2) && length > 4 && length <= bytes.Length - place)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place + length - 4), Lookup3.Of(bytes.AsSpan(place, length - 4)));
                }
            }
        }

        return bytes;
    }

    private static int Next(byte[] bytes, byte[] signature, int place) => bytes.AsSpan(place + 4).IndexOf(signature) is >= 0 and var next ? place + 4 + next : -1;

    private static int HeaderLength(byte[] bytes, int place)
    {
        var flags = bytes[place + 5];
        var at = place + 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        if (at + 8 > bytes.Length)
        {
            return 0;
        }

        var size = (flags & 3) switch { 0 => bytes[at], 1 => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at)), 2 => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)), _ => -1 };
        return size is >= 0 and < 1 << 20 ? at - place + (1 << (flags & 3)) + size + 4 : 0;
    }
}
