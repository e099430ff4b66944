using CompiledNets.Generated;
using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>
/// Reads the weights of ONNX models by their names: those of torchvision, as <c>torch.onnx.export</c> keeps them, those of Keras' layers, as converters of
/// TensorFlow keep them, and those of <see cref="OnnxNets.SaveOnnx"/>. The operator that reads a tensor says which weight of its layer it is.
/// </summary>
internal static class OnnxTensors
{
    private const string Normalization = "BatchNormalization";
    private const string Depthwise = "DepthwiseConv2D";

    /// <summary>The weights of PyTorch, with which the names of its tensors end.</summary>
    private static readonly string[] s_ofPyTorch = [".weight", ".running_mean", ".running_var"];

    private static readonly char[] s_separators = ['/', '.', ':'];

    /// <summary>Returns true if a file begins as an ONNX model does: with the version of its format and another short field.</summary>
    public static bool IsOnnx(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[9];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && start is [8, > 0 and < 32, ..]

            // A safetensors file begins with the length of its header, which is JSON.
            && (start[^1] != '{' || path.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Opens an ONNX model.</summary>
    /// <exception cref="FileFormatException">Its weights have other names, or its exporter has folded normalizations into convolutions.</exception>
    public static PublicFile Open(CompiledNet net, string path)
    {
        var layers = LayersOf(net).ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        var file = FileFormat.Read(path, "ONNX model", () => OnnxFile.Read(path));
        var places = WeightPlaces.Of(file.Nodes, file.Has);
        RequireNormalizations(net, path, layers.Values, file);
        if (places.Any(place => s_ofPyTorch.Any(suffix => place.Name.EndsWith(suffix, StringComparison.Ordinal))))
        {
            return new(WeightsOrigin.Torchvision, false, _ => FileFormat.Read(path, "ONNX model", () => OfPyTorch(file, places)));
        }

        if (places.All(place => LayerOf(place.Name, layers) is null))
        {
            throw FileFormatException.Of(
                path,
                $"'{path}' has the weights {string.Join(", ", places.Take(3).Select(place => $"'{place.Name}'"))} and others, which are neither names of torchvision nor of the layers of {net.Structure.Name}. "
                + $"If its operators are those of the net, match them by place: {nameof(OnnxNets.LoadOnnxWeights)}(path, OnnxMatching.ByPlace). Nothing was changed.");
        }

        var own = net.NamedWeights().Select(weight => weight.Name).ToHashSet(StringComparer.Ordinal);
        var isOwn = places.Any(place => own.Contains(place.Name));
        return new(isOwn ? null : WeightsOrigin.Keras, true, _ => FileFormat.Read(path, "ONNX model", () => OfKeras(file, places, layers)));
    }

    private static void RequireNormalizations(CompiledNet net, string path, IEnumerable<LayerStructure> layers, OnnxFile file)
    {
        if (layers.Any(layer => layer.Word == Normalization) && file.Nodes.All(node => node.OpType != Normalization))
        {
            throw FileFormatException.Of(
                path,
                $"'{path}' has no {Normalization}, but {net.Structure.Name} has: its exporter has folded it into the convolutions, whose weights are others then. "
                + "Export the model without that: torch.onnx.export(..., training=torch.onnx.TrainingMode.PRESERVE) of a model in evaluation mode. Nothing was changed.");
        }
    }

    private static Dictionary<string, Tensor> OfPyTorch(OnnxFile file, IEnumerable<WeightPlace> places) => places
        .DistinctBy(place => place.Name)
        .ToDictionary(
            place => place.Name,

            // PyTorch has the kernels of dense layers as (units, features).
            place => Converted(file, place, stored => place.Operand == "kernel" && stored.dim() == 2 && !place.IsTransposed ? stored.t() : null),
            StringComparer.Ordinal);

    private static Dictionary<string, Tensor> OfKeras(OnnxFile file, IEnumerable<WeightPlace> places, IReadOnlyDictionary<string, LayerStructure> layers) => places
        .DistinctBy(place => place.Name)
        .Select(place => (Place: place, Layer: LayerOf(place.Name, layers)))
        .Where(found => found.Layer is not null)
        .ToDictionary(
            found => $"{found.Layer!.Name}/{KindOf(found.Place.Operand)}:0",
            found => Converted(file, found.Place, stored => InKerasOrder(stored, found.Place, found.Layer!)),
            StringComparer.Ordinal);

    private static string KindOf(string operand) => operand is "mean" or "variance" ? "moving_" + operand : operand;

    // (filters, channels, height, width) becomes (height, width, channels, filters). The filters of a depthwise convolution are channels · multiplier.
    private static Tensor? InKerasOrder(Tensor stored, WeightPlace place, LayerStructure layer)
    {
        if (place.Operand != "kernel" || stored.dim() is not (2 or 4))
        {
            return null;
        }

        if (stored.dim() == 2)
        {
            return place.IsTransposed ? stored.t() : null;
        }

        if (layer is not { Word: Depthwise, Weights: [{ Shape: [_, _, var channels, var multiplier] }, ..] } || stored.shape[0] != channels * multiplier || stored.shape[1] != 1)
        {
            return stored.permute(2, 3, 1, 0);
        }

        using var perChannel = stored.reshape(channels, multiplier, stored.shape[2], stored.shape[3]);
        return perChannel.permute(2, 3, 0, 1);
    }

    /// <summary>Reads a tensor and converts it. A result of null is the tensor itself.</summary>
    private static Tensor Converted(OnnxFile file, WeightPlace place, Func<Tensor, Tensor?> convert)
    {
        var stored = file.TensorOf(place.Name);
        if (convert(stored) is not { } converted)
        {
            return stored;
        }

        stored.Dispose();
        return converted;
    }

    /// <summary>Finds the layer whose name is a part of the name of a tensor.</summary>
    private static LayerStructure? LayerOf(string name, IReadOnlyDictionary<string, LayerStructure> layers) =>
        name.Split(s_separators).Select(layers.GetValueOrDefault).LastOrDefault(layer => layer is not null);

    private static IEnumerable<LayerStructure> LayersOf(CompiledNet net) =>
        net.Structure.Layers.Where(layer => layer.Weights.Count > 0).Concat(net.Instances.SelectMany(instance => LayersOf(instance.Net)));
}
