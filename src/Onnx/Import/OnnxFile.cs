using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The operators and tensors of an ONNX file.</summary>
internal sealed class OnnxFile
{
    private readonly Dictionary<string, TensorProto> _tensors;
    private readonly ExpansionBudget _budget;

    private OnnxFile(GraphProto graph, ExpansionBudget budget)
    {
        _budget = budget;
        Nodes = [.. graph.Node.Where(node => node.OpType != "Constant")];
        _tensors = graph.Initializer
            .Concat(graph.Node.Where(node => node.OpType == "Constant" && node.Output.Count == 1).SelectMany(ConstantOf))
            .DistinctBy(tensor => tensor.Name)
            .ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
    }

    /// <summary>Gets the nodes in the order of computation.</summary>
    public IReadOnlyList<NodeProto> Nodes { get; }

    /// <exception cref="FileFormatException">The file is no ONNX model.</exception>
    public static OnnxFile Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var model = Parse(stream);
        return model.Graph is { } graph && graph.Node.Count > 0
            ? new OnnxFile(graph, new ExpansionBudget(stream.Length))
            : throw new FileFormatException("it has no graph");
    }

    /// <summary>Returns true if the file has a tensor of floating-point numbers, which is not a scalar, with a name.</summary>
    public bool Has(string name) => _tensors.TryGetValue(name, out var tensor) && tensor.Dims.Count > 0 && TypeOf(tensor) is not null;

    /// <summary>Reads a tensor that <see cref="Has"/> finds. The caller disposes of it.</summary>
    /// <exception cref="FileFormatException">The tensor is damaged, or in another file.</exception>
    public Tensor TensorOf(string name) => Load(_tensors[name]);

    /// <summary>Copies tensors to the weights that they match, after all of them are checked.</summary>
    /// <exception cref="FileFormatException">A tensor has another shape than the weight, is damaged or is not finite.</exception>
    public void Assign(IReadOnlyList<WeightMatch> matches, bool allowNotFinite)
    {
        using var noGrad = no_grad();
        using var staged = new StagedTensors();
        foreach (var match in matches)
        {
            using var stored = Load(_tensors[match.Source]);
            using var value = match.IsTransposed ? Transposed(stored, match) : stored.alias();
            if (!value.shape.SequenceEqual(match.Weight.Shape))
            {
                throw new FileFormatException($"'{match.Source}' has the shape ({string.Join(", ", value.shape)}), but '{match.Name}' needs ({string.Join(", ", match.Weight.Shape)})");
            }

            foreach (var (place, part) in match.Weight.FromOnnx(value))
            {
                using (part)
                {
                    staged.Add(match.Source, place, part, allowNotFinite);
                }
            }
        }

        staged.Apply();
    }

    // Protobuf's exception is an IOException, which otherwise stands for an error of the system.
    private static ModelProto Parse(Stream stream)
    {
        try
        {
            return ModelProto.Parser.ParseFrom(stream);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new FileFormatException($"it is damaged: {exception.Message}", exception);
        }
    }

    private static Tensor Transposed(Tensor stored, WeightMatch match) => stored.dim() == 2
        ? stored.t()
        : throw new FileFormatException($"'{match.Source}' has {stored.dim()} axes, but a matrix is expected");

    private static IEnumerable<TensorProto> ConstantOf(NodeProto node) => node.Attribute
        .Where(attribute => attribute.Name == "value" && attribute.T is not null)
        .Select(attribute => new TensorProto(attribute.T) { Name = node.Output[0] });

    private static ScalarType? TypeOf(TensorProto tensor) => (TensorProto.Types.DataType)tensor.DataType switch
    {
        TensorProto.Types.DataType.Float => ScalarType.Float32,
        TensorProto.Types.DataType.Double => ScalarType.Float64,
        TensorProto.Types.DataType.Float16 => ScalarType.Float16,
        TensorProto.Types.DataType.Bfloat16 => ScalarType.BFloat16,
        _ => null,
    };

    private Tensor Load(TensorProto proto)
    {
        var (dtype, what) = (TypeOf(proto)!.Value, $"'{proto.Name}'");
        if (proto.DataLocation == TensorProto.Types.DataLocation.External)
        {
            throw new FileFormatException($"{what} is in another file, which is not supported. Save the model with its weights in one file");
        }

        long[] shape = [.. proto.Dims];
        var size = dtype == ScalarType.Float64 ? sizeof(double) : dtype == ScalarType.Float32 ? sizeof(float) : sizeof(short);
        var bytes = CheckedShape.Bytes(shape, size, what);
        var stored = BytesOf(proto, dtype);
        if (stored.Length != bytes)
        {
            throw new FileFormatException($"{what} has the shape ({string.Join(", ", shape)}), which takes {bytes} bytes, but {stored.Length} are stored");
        }

        _budget.Take(bytes, what);
        var tensor = empty(shape, dtype);
        stored.CopyTo(tensor.bytes);
        return tensor;
    }

    // Numbers are stored as bytes, or, by some exporters, in a list of their type.
    private static ReadOnlySpan<byte> BytesOf(TensorProto proto, ScalarType dtype) => !proto.RawData.IsEmpty ? proto.RawData.Span : dtype switch
    {
        ScalarType.Float32 => MemoryMarshal.AsBytes<float>(proto.FloatData.ToArray()),
        ScalarType.Float64 => MemoryMarshal.AsBytes<double>(proto.DoubleData.ToArray()),
        _ => MemoryMarshal.AsBytes<ushort>(proto.Int32Data.Select(bits => (ushort)bits).ToArray()),
    };
}
