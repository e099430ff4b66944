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
    /// <exception cref="InvalidDataException">The file is no IDX file of unsigned bytes, or is too short.</exception>
    public static Tensor Read(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        try
        {
            Span<byte> magic = stackalloc byte[4];
            stream.ReadExactly(magic);
            if (magic[0] != 0 || magic[1] != 0 || magic[2] != UnsignedByte)
            {
                throw new InvalidDataException($"'{path}' starts with {Convert.ToHexString(magic)}, not with 000008 as an IDX file of unsigned bytes does.");
            }

            var shape = new long[magic[3]];
            Span<byte> size = stackalloc byte[4];
            for (var i = 0; i < shape.Length; i++)
            {
                stream.ReadExactly(size);
                shape[i] = BinaryPrimitives.ReadUInt32BigEndian(size);
            }

            if (shape.Aggregate(1d, (product, dim) => product * dim) > int.MaxValue)
            {
                throw new InvalidDataException($"'{path}' would hold ({string.Join(", ", shape)}) bytes, which is more than 2 GiB.");
            }

            var tensor = empty(shape, ScalarType.Byte);
            stream.ReadExactly(tensor.bytes);
            return tensor;
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"'{path}' is shorter than its header states.", exception);
        }
    }
}
