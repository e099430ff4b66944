using System.Globalization;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>
/// Loads Keras' files of weights. Older ones have the names of layers: <c>conv1_conv/conv1_conv/kernel:0</c>. Those of Keras 3 count the layers of each
/// class: <c>layers/conv2d_1/vars/0</c>.
/// </summary>
internal static partial class KerasFile
{
    // The parts of a file of a whole model that are not its weights.
    private const string Model = "model_weights/";
    private const string Optimizer = "optimizer_weights/";

    /// <summary>Returns true if a file is an HDF5 file, or an archive of Keras 3 with one.</summary>
    public static bool IsHdf5(string path)
    {
        using var stream = File.OpenRead(path);
        var start = new byte[8];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
            && (start.AsSpan().SequenceEqual((ReadOnlySpan<byte>)[0x89, (byte)'H', (byte)'D', (byte)'F', 0x0D, 0x0A, 0x1A, 0x0A]) || path.EndsWith(".keras", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Loads a file into a net, or into its features.</summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="read">Reads the tensors of the file, with the names and shapes of Keras.</param>
    /// <param name="skipsClassification">Whether the classification stays as it is.</param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite.</param>
    public static LoadedWeights Load(CompiledNet net, string path, Func<string, IReadOnlyDictionary<string, Tensor>> read, bool skipsClassification, bool allowNotFinite)
    {
        var classification = Classification.Of(net);
        using var use = net.Use();
        using var turn = net.BeginTraining();
        var tensors = read(path);
        try
        {
            var stored = tensors.Keys.Any(name => Counted().IsMatch(name)) ? OfKeras3(net, tensors) : OfOlderKeras(tensors);
            var differences = new List<string>();
            var matches = KerasLayerMatches.Of(LayersOf(net), stored, skipsClassification ? classification?.Layer : null, differences);
            var places = new List<(KerasTensor Source, Weight Weight)>();
            foreach (var (layer, weights) in matches)
            {
                if (weights[0].LayerName == classification?.Layer)
                {
                    if (skipsClassification)
                    {
                        continue;
                    }

                    classification.Require(net, path, layer.Tensors[0].Value.shape[^1]);
                }

                Match(layer, weights, places, differences);
            }

            if (differences.Count > 0)
            {
                throw FileFormatException.Of(path, $"'{path}' does not hold the weights of {net.Structure.Name}: {string.Join("; ", differences)}. Nothing was changed.");
            }

            using var staged = new StagedTensors();
            FileFormat.Read(path, "file of Keras' weights", () =>
            {
                places.ForEach(place => staged.Add(place.Source.Name, place.Weight.Value, place.Source.Value, allowNotFinite));
                return true;
            });
            staged.Apply();
            var names = net.NamedWeights().ToDictionary(weight => weight.Weight, weight => weight.Name);
            return LoadedWeights.Of(net, [.. places.Select(place => names[place.Weight])]);
        }
        finally
        {
            foreach (var tensor in tensors.Values)
            {
                tensor.Dispose();
            }
        }
    }

    /// <summary>Pairs the weights of one layer.</summary>
    private static void Match(KerasLayer layer, IReadOnlyList<Weight> weights, List<(KerasTensor, Weight)> places, List<string> differences)
    {
        foreach (var weight in weights)
        {
            var name = weight.Structure.Name;
            if (layer.Tensors.FirstOrDefault(tensor => tensor.Kind == name) is not { } source)
            {
                differences.Add($"layer '{layer.Name}' has no {name}, for '{weight.Name}'");
            }
            else if (!source.Value.shape.SequenceEqual(weight.Structure.Shape))
            {
                differences.Add($"'{source.Name}' is ({string.Join(", ", source.Value.shape)}) in the file, and ({string.Join(", ", weight.Structure.Shape)}) is expected for '{weight.Name}'");
            }
            else
            {
                places.Add((source, weight));
            }
        }

        var kinds = weights.Select(weight => weight.Structure.Name).ToHashSet(StringComparer.Ordinal);
        differences.AddRange(layer.Tensors.Where(tensor => !kinds.Contains(tensor.Kind)).Select(tensor => $"'{layer.Name}' has no place for '{tensor.Name}'"));
    }

    /// <summary>Returns the layers with weights of a net and of its features, in the order of the definition.</summary>
    private static List<(string Name, IReadOnlyList<Weight> Weights)> LayersOf(CompiledNet net) =>
    [
        .. net.Instances.SelectMany(instance => LayersOf(instance.Net)),
        .. net.Weights.GroupBy(weight => weight.LayerName).Select(layer => (layer.Key, (IReadOnlyList<Weight>)layer.ToList())),
    ];

    private static List<KerasLayer> OfOlderKeras(IReadOnlyDictionary<string, Tensor> tensors) => [.. tensors
        .Where(tensor => !tensor.Key.StartsWith(Optimizer, StringComparison.Ordinal))
        .Select(tensor => (Layer: LayerOf(tensor.Key), Tensor: new KerasTensor(tensor.Key, KindOf(tensor.Key), tensor.Value)))
        .Where(pair => pair.Tensor.Kind != "count")
        .GroupBy(pair => pair.Layer, pair => pair.Tensor)
        .Select(layer => new KerasLayer(layer.Key, layer.ToList()))];

    /// <summary>Returns the layers of a file of Keras 3 with the names that they have in the net.</summary>
    private static List<KerasLayer> OfKeras3(CompiledNet net, IReadOnlyDictionary<string, Tensor> tensors)
    {
        var layers = KerasLayerOrder.PlacesOf(net);
        return [.. tensors
            .Select(tensor => (Match: Counted().Match(tensor.Key), tensor.Key, tensor.Value))
            .Where(tensor => tensor.Match.Success)
            .GroupBy(tensor => tensor.Match.Groups["layer"].Value)
            .Select(group =>
            {
                var (name, kinds) = layers.TryGetValue(group.Key, out var known) ? known : (group.Key, []);
                return new KerasLayer(name, [.. group
                    .Select(tensor => (Place: int.Parse(tensor.Match.Groups["place"].Value, CultureInfo.InvariantCulture), tensor.Key, tensor.Value))
                    .Select(tensor => new KerasTensor(tensor.Key, tensor.Place < kinds.Count ? kinds[tensor.Place] : "count", tensor.Value))
                    .Where(tensor => tensor.Kind != "count")]);
            })
            .Where(layer => layer.Tensors.Count > 0)];
    }

    /// <summary>Finds the layer of a tensor: <c>conv1/bn</c> of <c>conv1/bn/conv1/bn/gamma:0</c>, with an underscore for the slash.</summary>
    private static string LayerOf(string path)
    {
        var parts = (path.StartsWith(Model, StringComparison.Ordinal) ? path[Model.Length..] : path).Split('/')[..^1];
        var half = parts.Length / 2;
        var layer = parts.Length % 2 == 0 && parts[..half].SequenceEqual(parts[half..]) ? parts[..half] : parts.Take(1);
        return string.Join('_', layer);
    }

    /// <summary>Finds the weight that a tensor is, by its name in any version of Keras: <c>depthwise_kernel:0</c>, <c>block1_conv1_W_1:0</c>.</summary>
    private static string KindOf(string path)
    {
        var name = Number().Replace(path[(path.LastIndexOf('/') + 1)..], "");
        return name switch
        {
            _ when name == "depthwise_kernel" || name.EndsWith("_W", StringComparison.Ordinal) => "kernel",
            _ when name.EndsWith("_b", StringComparison.Ordinal) => "bias",
            _ => name,
        };
    }

    [GeneratedRegex(@"(_\d+)?(:\d+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^layers/(?<layer>\w+)/vars/(?<place>\d+)$")]
    private static partial Regex Counted();
}
