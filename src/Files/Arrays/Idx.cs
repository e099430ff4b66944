using System.Buffers.Binary;
using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads IDX files, such as those of MNIST. They contain a magic number, the sizes and the numbers, all big-endian.
/// http://yann.lecun.com/exdb/mnist
/// </summary>
public static class Idx
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads a file of unsigned bytes, which may be compressed by gzip.</summary>
    /// <param name="path">The path of the file.</param>
    /// <returns>A tensor of dtype <see cref="ScalarType.Byte"/> in the shape of the file's header. The caller disposes of it.</returns>
    /// <exception cref="FileFormatException">The file is no IDX file of unsigned bytes, or its length is not that of its header.</exception>
    public static Tensor Read(string path) => FileFormat.Read(path, "IDX file", () =>
    {
        using var file = File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            var tensor = Read(file, bytes => RequireLength(bytes, file.Length - file.Position));
            return tensor;
        }

        using var stream = new ChecksumStream(new GZipStream(file, CompressionMode.Decompress, leaveOpen: true));
        var unpacked = Read(stream, bytes => new ExpansionBudget(file.Length).Take(bytes, "the array"));
        try
        {
            // The last eight bytes of gzip are a checksum and the length.
            Span<byte> end = stackalloc byte[8];
            file.Position = Math.Max(file.Length - end.Length, 0);
            file.ReadExactly(end);
            file.Position = file.Length;
            stream.RequireEnd(BinaryPrimitives.ReadUInt32LittleEndian(end), "the array");
            return BinaryPrimitives.ReadUInt32LittleEndian(end[4..]) == (uint)stream.BytesRead
                ? unpacked
                : throw new FileFormatException($"{stream.BytesRead} bytes were unpacked, but another length is stored");
        }
        catch
        {
            unpacked.Dispose();
            throw;
        }
    });

    private static void RequireLength(long bytes, long left)
    {
        if (bytes != left)
        {
            throw new FileFormatException($"its header states {bytes} bytes, but {left} bytes follow the header");
        }
    }

    /// <summary>Reads the header and the numbers.</summary>
    /// <param name="stream">The unpacked file.</param>
    /// <param name="checkSize">Throws if the number of bytes cannot be in the file. It is called before memory is allocated.</param>
    private static Tensor Read(Stream stream, Action<long> checkSize)
    {
        Span<byte> number = stackalloc byte[4];
        stream.ReadExactly(number);
        if (number[0] != 0 || number[1] != 0 || number[2] != UnsignedByte)
        {
            throw new FileFormatException($"it starts with {Convert.ToHexString(number)}, not with 000008 as an IDX file of unsigned bytes does");
        }

        var shape = new long[number[3]];
        foreach (ref var size in shape.AsSpan())
        {
            stream.ReadExactly(number);
            size = BinaryPrimitives.ReadUInt32BigEndian(number);
        }

        checkSize(CheckedShape.Bytes(shape, 1, "the array"));
        var tensor = empty(shape, ScalarType.Byte);
        try
        {
            TensorBytes.Read(stream, tensor);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
    }
}
