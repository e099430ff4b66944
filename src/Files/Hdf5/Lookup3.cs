using System.Buffers.Binary;
using System.Numerics;

namespace CompiledNets;

/// <summary>Computes the checksum of HDF5's structures: Jenkins' lookup3 with the initial value 0. https://burtleburtle.net/bob/c/lookup3.c</summary>
internal static class Lookup3
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint a, b, c;
        a = b = c = unchecked(0xDEADBEEF + (uint)bytes.Length);
        unchecked
        {
            for (; bytes.Length > 12; bytes = bytes[12..])
            {
                a += BinaryPrimitives.ReadUInt32LittleEndian(bytes);
                b += BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
                c += BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
                (a, c) = ((a - c) ^ BitOperations.RotateLeft(c, 4), c + b);
                (b, a) = ((b - a) ^ BitOperations.RotateLeft(a, 6), a + c);
                (c, b) = ((c - b) ^ BitOperations.RotateLeft(b, 8), b + a);
                (a, c) = ((a - c) ^ BitOperations.RotateLeft(c, 16), c + b);
                (b, a) = ((b - a) ^ BitOperations.RotateLeft(a, 19), a + c);
                (c, b) = ((c - b) ^ BitOperations.RotateLeft(b, 4), b + a);
            }

            if (bytes.IsEmpty)
            {
                return c;
            }

            Span<byte> last = stackalloc byte[12];
            last.Clear();
            bytes.CopyTo(last);
            a += BinaryPrimitives.ReadUInt32LittleEndian(last);
            b += BinaryPrimitives.ReadUInt32LittleEndian(last[4..]);
            c += BinaryPrimitives.ReadUInt32LittleEndian(last[8..]);
            c = (c ^ b) - BitOperations.RotateLeft(b, 14);
            a = (a ^ c) - BitOperations.RotateLeft(c, 11);
            b = (b ^ a) - BitOperations.RotateLeft(a, 25);
            c = (c ^ b) - BitOperations.RotateLeft(b, 16);
            a = (a ^ c) - BitOperations.RotateLeft(c, 4);
            b = (b ^ a) - BitOperations.RotateLeft(a, 14);
            c = (c ^ b) - BitOperations.RotateLeft(b, 24);
        }

        return c;
    }
}
