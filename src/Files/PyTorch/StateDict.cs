using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reads and writes PyTorch's files of weights: a state_dict as torch.save writes it since version 1.6. No code in them is run.</summary>
public static partial class StateDict
{
    private static readonly Dictionary<string, (ScalarType DType, int Size)> s_storages = new()
    {
        ["torch.FloatStorage"] = (ScalarType.Float32, 4),
        ["torch.DoubleStorage"] = (ScalarType.Float64, 8),
        ["torch.HalfStorage"] = (ScalarType.Float16, 2),
        ["torch.BFloat16Storage"] = (ScalarType.BFloat16, 2),
        ["torch.LongStorage"] = (ScalarType.Int64, 8),
        ["torch.IntStorage"] = (ScalarType.Int32, 4),
        ["torch.ShortStorage"] = (ScalarType.Int16, 2),
        ["torch.CharStorage"] = (ScalarType.Int8, 1),
        ["torch.ByteStorage"] = (ScalarType.Byte, 1),
        ["torch.BoolStorage"] = (ScalarType.Bool, 1),
    };

    private const long MaxRepeated = 1L << 28;

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The path of the <c>.pt</c> or <c>.pth</c> file.</param>
    /// <returns>The tensors by name, in the order of the file. The caller disposes of them.</returns>
    /// <exception cref="InvalidDataException">The file cannot be read, or contains other objects than tensors; the message names them.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var program = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
                ?? throw new InvalidDataException("it has no data.pkl");
            var folder = program.FullName[..^"data.pkl".Length];
            if (archive.GetEntry(folder + "byteorder") is { } order && !Bytes(order).AsSpan().StartsWith("little"u8))
            {
                throw new InvalidDataException("its numbers are big-endian, but little-endian is expected");
            }

            var value = new Pickle(Bytes(program), Call, id => Load(archive, folder, id)).Read();
            var tensors = new OrderedDictionary<string, Tensor>();
            foreach (var (name, tensor) in value as Dictionary<object, object?> ?? throw new InvalidDataException("it holds no dictionary of tensors. Save model.state_dict()"))
            {
                tensors.Add(
                    name as string ?? throw new InvalidDataException($"it has the key {name}, which is not a string"),
                    tensor as Tensor ?? throw new InvalidDataException($"'{name}' is no tensor. Save model.state_dict() alone"));
            }

            return tensors;
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"'{path}' is no state_dict of PyTorch that can be read: {exception.Message}.", exception);
        }
    }

    private static object? Call(string function, object?[] arguments) => function switch
    {
        "collections.OrderedDict" when arguments.Length == 0 => new Dictionary<object, object?>(),
        "torch._utils._rebuild_tensor_v2" => Rebuild((Storage)arguments[0]!, (long)arguments[1]!, Sizes(arguments[2]), Sizes(arguments[3])),
        "torch._utils._rebuild_parameter" => arguments[0],
        _ => null,
    };

    private static long[] Sizes(object? sizes) => ((object?[])sizes!).Select(size => (long)size!).ToArray();

    private static Tensor Rebuild(Storage storage, long offset, long[] shape, long[] strides)
    {
        // Strides may repeat the elements of a storage. The size is limited, so that a small file cannot fill the memory.
        var (last, count) = (offset, 1L);
        for (var axis = 0; axis < shape.Length && axis < strides.Length; axis++)
        {
            last = checked(last + ((shape[axis] - 1) * strides[axis]));
            count = checked(count * shape[axis]);
        }

        if (shape.Any(size => size < 0) || strides.Any(stride => stride < 0) || offset < 0 || shape.Length != strides.Length || (count > 0 && last >= storage.Count) || (count > storage.Count && count > MaxRepeated))
        {
            throw new InvalidDataException($"a tensor of the shape ({string.Join(", ", shape)}) is outside of its storage of {storage.Count} elements");
        }

        using var flat = empty([storage.Count], storage.DType);
        storage.Bytes.CopyTo(flat.bytes);
        using var view = flat.as_strided(shape, strides, offset);
        return view.clone().contiguous();
    }

    private static object Load(ZipArchive archive, string folder, object?[] id)
    {
        if (id is not ["storage", Pickle.Global kind, string key, string, long count] || !s_storages.TryGetValue(kind.Name, out var known))
        {
            throw new InvalidDataException($"it has a storage of an unknown kind: {string.Join(", ", id)}");
        }

        var entry = archive.GetEntry($"{folder}data/{key}") ?? throw new InvalidDataException($"it has no data/{key}");
        return entry.Length == checked(count * known.Size)
            ? new Storage(known.DType, count, Bytes(entry))
            : throw new InvalidDataException($"data/{key} has {entry.Length} bytes, but {count} numbers of {known.Size} bytes are expected");
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        // Deflate expands a byte to at most 1032 bytes, so a larger size in the archive's directory is an error.
        if (entry.Length > Math.Min(Array.MaxLength, 1032 * entry.CompressedLength))
        {
            throw new InvalidDataException($"{entry.FullName} would have {entry.Length} bytes, which is more than its {entry.CompressedLength} compressed bytes can contain, or more than {Array.MaxLength}");
        }

        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length
            ? bytes
            : throw new InvalidDataException($"{entry.FullName} ends before its {bytes.Length} bytes");
    }

    private sealed record Storage(ScalarType DType, long Count, byte[] Bytes);
}
