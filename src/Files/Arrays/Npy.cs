using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads and writes NumPy's files: <c>.npy</c> with one array, and <c>.npz</c> with named arrays. The dtypes are bool, signed integers of 1 to 8
/// bytes, unsigned bytes, and floats of 2 to 8 bytes, little-endian. https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
/// </summary>
public static partial class Npy
{
    // The header of an array of numbers is much shorter.
    private const int MaxHeader = 1 << 20;

    private static readonly byte[] s_magic = [0x93, .. "NUMPY"u8];

    private static readonly (string Descr, ScalarType DType, int Size)[] s_types =
    [
        ("<f4", ScalarType.Float32, 4), ("<f8", ScalarType.Float64, 8), ("<f2", ScalarType.Float16, 2), ("<i8", ScalarType.Int64, 8), ("<i4", ScalarType.Int32, 4),
        ("<i2", ScalarType.Int16, 2), ("|i1", ScalarType.Int8, 1), ("|u1", ScalarType.Byte, 1), ("|b1", ScalarType.Bool, 1),
    ];

    /// <summary>Reads an array.</summary>
    /// <param name="path">The path of the <c>.npy</c> file.</param>
    /// <returns>A tensor in the shape and dtype of the array. The caller disposes of it.</returns>
    /// <exception cref="FileFormatException">The file is no <c>.npy</c> file, has an unsupported dtype, or its length is not that of its header.</exception>
    public static Tensor Read(string path) => FileFormat.Read(path, "NPY file", () =>
    {
        using var stream = File.OpenRead(path);
        return Read(stream, stream.Length);
    });

    /// <summary>Reads all arrays of an archive.</summary>
    /// <param name="path">The path of the <c>.npz</c> file, which may be compressed.</param>
    /// <returns>Tensors by the names of the arrays. The caller disposes of them.</returns>
    /// <exception cref="FileFormatException">The file is no <c>.npz</c> file, or an array cannot be read.</exception>
    public static IReadOnlyDictionary<string, Tensor> ReadAll(string path) => FileFormat.Read(path, "archive of arrays", () =>
    {
        using var archive = new CheckedZip(path);
        var arrays = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        try
        {
            foreach (var entry in archive.Entries)
            {
                var name = entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName;
                if (arrays.ContainsKey(name))
                {
                    throw new FileFormatException($"'{entry.FullName}' is in it twice");
                }

                arrays.Add(name, FileFormat.At($"'{entry.FullName}'", () => archive.Read(entry, stream => Read(stream, entry.Length))));
            }

            return (IReadOnlyDictionary<string, Tensor>)arrays;
        }
        catch
        {
            foreach (var array in arrays.Values)
            {
                array.Dispose();
            }

            throw;
        }
    });

    /// <summary>Writes an array. The file is renamed when it is complete, so it is never incomplete.</summary>
    /// <param name="path">The path of the <c>.npy</c> file.</param>
    /// <param name="tensor">The array.</param>
    /// <exception cref="ArgumentException">NumPy has no such dtype.</exception>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    public static void Write(string path, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        WholeFile.Write(path, stream => Write(stream, tensor));
    }

    /// <summary>Writes named arrays. The file is renamed when it is complete, so it is never incomplete.</summary>
    /// <param name="path">The path of the <c>.npz</c> file.</param>
    /// <param name="tensors">The arrays by name.</param>
    /// <exception cref="ArgumentException">NumPy has no such dtype.</exception>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    public static void WriteAll(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        WholeFile.Write(path, file =>
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, tensor) in tensors)
            {
                using var stream = archive.CreateEntry(name + ".npy", CompressionLevel.NoCompression).Open();
                Write(stream, tensor);
            }
        });
    }

    /// <summary>Reads an array from a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">The number of bytes of the stream, all of which belong to the array.</param>
    private static Tensor Read(Stream stream, long length)
    {
        Span<byte> start = stackalloc byte[8];
        stream.ReadExactly(start);
        if (!start[..6].SequenceEqual(s_magic) || start[6] is < 1 or > 3)
        {
            throw new FileFormatException($"it starts with {Convert.ToHexString(start)}, not with 934E554D5059 and a version from 1 to 3 as NumPy's files do");
        }

        Span<byte> size = stackalloc byte[4];
        size.Clear();
        var sizeLength = start[6] == 1 ? 2 : 4;
        stream.ReadExactly(size[..sizeLength]);
        var headerLength = BinaryPrimitives.ReadUInt32LittleEndian(size);
        var left = length - start.Length - sizeLength - headerLength;
        if (headerLength > MaxHeader || left < 0)
        {
            throw new FileFormatException($"it would have a header of {headerLength} bytes, but at most {MaxHeader} are expected and {length} bytes are there");
        }

        var header = new byte[headerLength];
        stream.ReadExactly(header);
        var text = Encoding.UTF8.GetString(header);
        if (Header().Match(text) is not { Success: true } match)
        {
            throw new FileFormatException($"it has the header {text[..Math.Min(text.Length, 200)].Trim()}, which is not that of an array of numbers");
        }

        var descr = match.Groups["descr"].Value;
        var known = s_types.FirstOrDefault(type => type.Descr == descr || (type.Descr[0] == '|' && type.Descr[1..] == descr[1..]));
        if (known.Descr is null)
        {
            throw new FileFormatException($"it holds numbers of type '{descr}'; supported types are {string.Join(", ", s_types.Select(type => type.Descr))}. Convert it with astype");
        }

        var shape = Shape(match.Groups["shape"].Value);
        var bytes = CheckedShape.Bytes(shape, known.Size, "the array");
        if (bytes != left)
        {
            throw new FileFormatException($"its header states {bytes} bytes, but {left} bytes follow the header");
        }

        var isFortran = match.Groups["order"].Value == "True";
        var tensor = empty(isFortran ? shape.Reverse().ToArray() : shape, known.DType);
        try
        {
            TensorBytes.Read(stream, tensor);
            if (known.DType == ScalarType.Bool && tensor.bytes.ContainsAnyExceptInRange((byte)0, (byte)1))
            {
                throw new FileFormatException("a bool is neither 0 nor 1");
            }
        }
        catch
        {
            tensor.Dispose();
            throw;
        }

        if (!isFortran || shape.Length < 2)
        {
            return tensor;
        }

        using (tensor)
        {
            using var turned = tensor.permute(Enumerable.Range(0, shape.Length).Reverse().Select(axis => (long)axis).ToArray());
            return turned.contiguous();
        }
    }

    private static long[] Shape(string text)
    {
        var sizes = text.Split(',', CheckedShape.MaxRank + 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. sizes.Select(size => long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var dim)
            ? dim
            : throw new FileFormatException($"it has the shape ({text[..Math.Min(text.Length, 200)]}); at most {CheckedShape.MaxRank} integers are expected"))];
    }

    private static void Write(Stream stream, Tensor tensor)
    {
        var known = s_types.FirstOrDefault(type => type.DType == tensor.dtype);
        if (known.Descr is null)
        {
            throw new ArgumentException($"NumPy has no {tensor.dtype}. Convert the tensor first.", nameof(tensor));
        }

        var shape = string.Join(", ", tensor.shape) + (tensor.dim() == 1 ? "," : "");
        var header = $"{{'descr': '{known.Descr}', 'fortran_order': False, 'shape': ({shape}), }}";

        // The format aligns the numbers to 64 bytes.
        header = header.PadRight(((10 + header.Length + 1 + 63) / 64 * 64) - 11) + "\n";
        stream.Write(s_magic);
        stream.Write([1, 0]);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(length, (ushort)header.Length);
        stream.Write(length);
        stream.Write(Encoding.ASCII.GetBytes(header));
        using var onCpu = tensor.cpu();
        using var contiguous = onCpu.contiguous();
        TensorBytes.Write(stream, contiguous);
    }

    [GeneratedRegex(@"^\{'descr': '(?<descr>[^']+)', 'fortran_order': (?<order>True|False), 'shape': \((?<shape>[^)]*)\),? *\}\s*$")]
    private static partial Regex Header();
}
