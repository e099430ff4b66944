using System.Globalization;
using Google.Protobuf;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Makes a model from the description of a net.</summary>
internal static class OnnxModel
{
    public static ModelProto Of(CompiledNet net, OnnxGraph graph, OnnxOptions options)
    {
        OnnxVersions.Raise(graph, options.Opset);
        var structure = net.Structure;
        var proto = new GraphProto
        {
            Name = structure.Name,
            Input = { structure.Inputs.Select(InfoOf) },
            Output = { structure.Outputs.Select(InfoOf) },
            Node = { graph.Nodes },
            Initializer = { graph.Weights.Select(weight => TensorOf(weight.Key, weight.Value)), graph.Constants },
        };
        return new ModelProto
        {
            IrVersion = OnnxVersions.FormatOf(options.Opset),
            ProducerName = "CompiledNets",
            ProducerVersion = typeof(OnnxModel).Assembly.GetName().Version!.ToString(3),
            OpsetImport = { new OperatorSetIdProto { Version = options.Opset } },
            MetadataProps = { options.Metadata.Select(pair => new StringStringEntryProto { Key = pair.Key, Value = pair.Value }) },
            Graph = proto,
        };
    }

    private static ValueInfoProto InfoOf(TensorStructure tensor) => new()
    {
        Name = tensor.Name,
        Type = new TypeProto
        {
            TensorType = new TypeProto.Types.Tensor
            {
                ElemType = (int)(tensor.DType switch
                {
                    "long" => TensorProto.Types.DataType.Int64,
                    "int" => TensorProto.Types.DataType.Int32,
                    "bool" => TensorProto.Types.DataType.Bool,
                    _ => TensorProto.Types.DataType.Float,
                }),
                Shape = new TensorShapeProto { Dim = { tensor.Shape.Select(DimensionOf) } },
            },
        },
    };

    // A size that is known at run time only has a name, or a formula, which is a name for ONNX.
    private static TensorShapeProto.Types.Dimension DimensionOf(string size) => long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? new() { DimValue = number }
        : new() { DimParam = size };

    private static TensorProto TensorOf(string name, OnnxWeight weight)
    {
        using var noGrad = no_grad();
        using var value = weight.ToOnnx();
        using var single = value.to(ScalarType.Float32);
        using var bytes = new MemoryStream(checked((int)Math.Min(single.numel() * sizeof(float), Array.MaxLength)));
        TensorBytes.Write(bytes, single);
        return new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            Dims = { weight.Shape },
            RawData = UnsafeByteOperations.UnsafeWrap(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)),
        };
    }
}
