using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Reads and writes PyTorch's files of weights: a state_dict as torch.save writes it. No code in them is run.</summary>
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

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The path of the <c>.pt</c> or <c>.pth</c> file.</param>
    /// <returns>The tensors by name, in the order of the file. The caller disposes of them.</returns>
    /// <exception cref="FileFormatException">The file cannot be read, or contains other objects than tensors; the message names them.</exception>
    public static IReadOnlyDictionary<string, Tensor> Read(string path) => FileFormat.Read(path, "state_dict of PyTorch", () => IsLegacy(path) ? ReadLegacy(path) : ReadArchive(path));

    private static IReadOnlyDictionary<string, Tensor> ReadArchive(string path)
    {
        using var archive = new CheckedZip(path);
        using var storages = new Storages(archive);
        var made = new List<Tensor>();
        try
        {
            return Tensors(new Pickle(storages.Program, (function, arguments) => Call(function, arguments, archive.Budget, made), storages.Load).Read());
        }
        finally
        {
            made.ForEach(tensor => tensor.Dispose());
        }
    }

    /// <summary>Returns the tensors of a state_dict. Tied weights are one tensor with two names; each name gets its own, because the caller disposes of each.</summary>
    private static IReadOnlyDictionary<string, Tensor> Tensors(object? value)
    {
        var tensors = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (key, tensor) in value as Dictionary<object, object?> ?? throw new FileFormatException("it holds no dictionary of tensors. Save model.state_dict()"))
        {
            var name = key as string ?? throw new FileFormatException($"it has the key {key}, which is not a string");
            var own = tensor as Tensor ?? throw new FileFormatException($"'{name}' is no tensor. Save model.state_dict() alone");
            tensors.Add(name, own.alias());
        }

        return tensors;
    }

    private static object? Call(string function, object?[] arguments, ExpansionBudget budget, List<Tensor> made)
    {
        switch (function)
        {
            case "collections.OrderedDict" when arguments.Length == 0:
                return new Dictionary<object, object?>();
            case "torch._utils._rebuild_tensor_v2" or "torch._utils._rebuild_tensor" when arguments is [Storage storage, long offset, object?[] shape, object?[] strides, ..]:
                var tensor = Rebuild(storage, offset, Sizes(shape), Sizes(strides), budget);
                made.Add(tensor);
                return tensor;
            case "torch._utils._rebuild_parameter" when arguments is [Tensor parameter, ..]:
                return parameter;
            default:
                return null;
        }
    }

    private static long[] Sizes(object?[] sizes) => [.. sizes.Select(size => size is long number ? number : throw new FileFormatException("the size of a tensor is no integer"))];

    private static Tensor Rebuild(Storage storage, long offset, long[] shape, long[] strides, ExpansionBudget budget)
    {
        // Strides may repeat the elements of a storage, so a small file could fill the memory.
        var count = CheckedShape.View(shape, strides, offset, storage.Values.numel(), "a tensor");
        var size = storage.Values.element_size();
        budget.Take(count > long.MaxValue / size ? long.MaxValue : count * size, $"a tensor of the shape ({string.Join(", ", shape)})");
        using var view = storage.Values.as_strided(shape, strides, offset);
        var tensor = empty(shape, storage.Values.dtype);
        tensor.copy_(view);
        return tensor;
    }
}
