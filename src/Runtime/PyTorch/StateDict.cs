using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>PyTorch's files of weights, as torch.save writes them of a state_dict since version 1.6. Nothing in them is run.</summary>
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

    /// <summary>Reads the tensors of a file.</summary>
    /// <param name="path">The <c>.pt</c> or <c>.pth</c> file.</param>
    /// <returns>Tensors by name, in the order of the file. The caller disposes of them.</returns>
    /// <exception cref="InvalidDataException">It is no such file, or holds more than tensors; the message says what.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            var program = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/data.pkl", StringComparison.Ordinal))
                ?? throw new InvalidDataException("it has no data.pkl");
            var folder = program.FullName[..^"data.pkl".Length];
            var value = new Pickle(Bytes(program), Call, id => Load(archive, folder, id)).Read();
            var tensors = new OrderedDictionary<string, Tensor>();
            foreach (var (name, tensor) in value as Dictionary<object, object?> ?? throw new InvalidDataException("it holds no dictionary of tensors. Save model.state_dict()"))
            {
                tensors.Add(
                    name as string ?? throw new InvalidDataException($"it has the key {name}, which is no name"),
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
        var last = shape.Zip(strides, (size, stride) => (size - 1) * stride).Sum() + offset;
        if (shape.Any(size => size < 0) || strides.Any(stride => stride < 0) || offset < 0 || shape.Length != strides.Length || (shape.All(size => size > 0) && last >= storage.Count))
        {
            throw new InvalidDataException($"a tensor of the shape ({string.Join(", ", shape)}) lies outside of its storage of {storage.Count} elements");
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
            throw new InvalidDataException($"it has a storage of a kind that is not known: {string.Join(", ", id)}");
        }

        var bytes = Bytes(archive.GetEntry($"{folder}data/{key}") ?? throw new InvalidDataException($"it has no data/{key}"));
        return bytes.Length == count * known.Size
            ? new Storage(known.DType, count, bytes)
            : throw new InvalidDataException($"data/{key} has {bytes.Length} bytes where {count * known.Size} were announced");
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private sealed record Storage(ScalarType DType, long Count, byte[] Bytes);
}
