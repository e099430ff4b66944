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
    /// <exception cref="InvalidDataException">The file is no <c>.npy</c> file, has an unsupported dtype, or is too short.</exception>
    public static Tensor Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, $"'{path}'");
    }

    /// <summary>Reads all arrays of an archive.</summary>
    /// <param name="path">The path of the <c>.npz</c> file, which may be compressed.</param>
    /// <returns>Tensors by the names of the arrays. The caller disposes of them.</returns>
    /// <exception cref="InvalidDataException">The file is no <c>.npz</c> file, or an array cannot be read.</exception>
    public static IReadOnlyDictionary<string, Tensor> ReadAll(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var arrays = new Dictionary<string, Tensor>();
            foreach (var entry in archive.Entries)
            {
                var name = entry.FullName.EndsWith(".npy", StringComparison.Ordinal) ? entry.FullName[..^4] : entry.FullName;
                using var stream = entry.Open();
                if (!arrays.TryAdd(name, Read(stream, $"'{entry.FullName}'")))
                {
                    throw new InvalidDataException($"'{entry.FullName}' is in it twice.");
                }
            }

            return arrays;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' is no archive of arrays that can be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes an array. The file is renamed when it is complete, so it is never incomplete.</summary>
    /// <param name="path">The path of the <c>.npy</c> file.</param>
    /// <param name="tensor">The array.</param>
    public static void Write(string path, Tensor tensor)
    {
        var temporary = path + ".tmp";
        using (var stream = File.Create(temporary))
        {
            Write(stream, tensor);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Writes named arrays. The file is renamed when it is complete, so it is never incomplete.</summary>
    /// <param name="path">The path of the <c>.npz</c> file.</param>
    /// <param name="tensors">The arrays by name.</param>
    public static void WriteAll(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, tensor) in tensors)
            {
                using var stream = archive.CreateEntry(name + ".npy", CompressionLevel.NoCompression).Open();
                Write(stream, tensor);
            }
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static Tensor Read(Stream stream, string what)
    {
        try
        {
            Span<byte> start = stackalloc byte[8];
            stream.ReadExactly(start);
            if (!start[..6].SequenceEqual(s_magic) || start[6] is < 1 or > 3)
            {
                throw new InvalidDataException($"{what} starts with {Convert.ToHexString(start)}, not with 934E554D5059 and a version from 1 to 3 as NumPy's files do.");
            }

            Span<byte> length = stackalloc byte[4];
            length.Clear();
            stream.ReadExactly(start[6] == 1 ? length[..2] : length);
            var headerLength = BinaryPrimitives.ReadInt32LittleEndian(length);
            if (headerLength is < 0 or > MaxHeader)
            {
                throw new InvalidDataException($"{what} would have a header of {(uint)headerLength} bytes; at most {MaxHeader} are expected.");
            }

            var header = new byte[headerLength];
            stream.ReadExactly(header);
            var text = Encoding.UTF8.GetString(header);
            if (Header().Match(text) is not { Success: true } match)
            {
                throw new InvalidDataException($"{what} has the header {text.Trim()}, which is not that of an array of numbers.");
            }

            var known = s_types.FirstOrDefault(type => type.Descr == match.Groups["descr"].Value || (type.Descr[0] == '|' && type.Descr[1..] == match.Groups["descr"].Value[1..]));
            if (known.Descr is null)
            {
                throw new InvalidDataException($"{what} holds numbers of type '{match.Groups["descr"].Value}'; supported types are {string.Join(", ", s_types.Select(type => type.Descr))}. Convert it with astype.");
            }

            var shape = Shape(match.Groups["shape"].Value, known.Size, what);
            var isFortran = match.Groups["order"].Value == "True";
            var tensor = empty(isFortran ? shape.Reverse().ToArray() : shape, known.DType);
            try
            {
                if (tensor.numel() > 0)
                {
                    stream.ReadExactly(tensor.bytes);
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
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"{what} is shorter than its header states.", exception);
        }
    }

    /// <summary>Reads the shape and checks that the array fits in memory.</summary>
    private static long[] Shape(string text, int size, string what)
    {
        try
        {
            var shape = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(dim => long.Parse(dim, NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
            return checked(shape.Aggregate(1L, (product, dim) => product * dim) * size) <= int.MaxValue
                ? shape
                : throw new OverflowException();
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new InvalidDataException($"{what} has the shape ({text}); integers are expected, and at most {int.MaxValue} bytes.", exception);
        }
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
        if (contiguous.numel() > 0)
        {
            stream.Write(contiguous.bytes);
        }
    }

    [GeneratedRegex(@"^\{'descr': '(?<descr>[^']+)', 'fortran_order': (?<order>True|False), 'shape': \((?<shape>[^)]*)\),? *\}\s*$")]
    private static partial Regex Header();
}
