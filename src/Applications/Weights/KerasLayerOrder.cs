using System.Globalization;
using CompiledNets.Generated;

namespace CompiledNets.Applications;

/// <summary>
/// Computes the places of layers in a file of Keras 3. Keras counts the layers of each class in the order of <c>model.layers</c>: by their distance to the
/// output, and at the same distance in the order in which a search from the output meets them.
/// </summary>
internal static class KerasLayerOrder
{
    private static readonly Dictionary<string, string> s_classes = new(StringComparer.Ordinal)
    {
        ["BatchNormalization"] = "batch_normalization",
        ["Conv2D"] = "conv2d",
        ["Dense"] = "dense",
        ["DepthwiseConv2D"] = "depthwise_conv2d",
        ["Normalization"] = "normalization",
    };

    /// <summary>Returns the name and the weights of each layer by its place in the file, such as conv2d_1.</summary>
    public static Dictionary<string, (string Name, IReadOnlyList<string> Kinds)> PlacesOf(CompiledNet net)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return LayersOf(net).ToDictionary(
            layer => Counted(s_classes[layer.Word]),
            layer => (layer.Name, (IReadOnlyList<string>)[.. layer.Weights.Select(weight => weight.Name)]),
            StringComparer.Ordinal);

        string Counted(string word)
        {
            counts[word] = counts.TryGetValue(word, out var earlier) ? earlier + 1 : 0;
            return counts[word] == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}_{counts[word]}");
        }
    }

    // The layers of a classification follow its features one after the other.
    private static IEnumerable<LayerStructure> LayersOf(CompiledNet net) => net.Instances.Count > 0
        ? net.Instances.SelectMany(instance => LayersOf(instance.Net)).Concat(net.Structure.Layers.Where(layer => layer.Weights.Count > 0))
        : SortedLayersOf(net.Structure);

    private static IEnumerable<LayerStructure> SortedLayersOf(NetStructure net)
    {
        var layers = net.Calls.ToDictionary(call => call.Name, StringComparer.Ordinal);
        var distances = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var call in net.Calls.Reverse<CallStructure>())
        {
            // An activation that belongs to a layer is no layer of its own in Keras.
            var distance = distances.GetValueOrDefault(call.Name) + (call.PartOf < 0 ? 1 : 0);
            foreach (var input in call.Inputs)
            {
                distances[input] = Math.Max(distances.GetValueOrDefault(input), distance);
            }
        }

        var met = new Dictionary<string, int>(StringComparer.Ordinal);
        var waiting = new Stack<string>(net.Outputs.Select(output => output.Source).Reverse());
        while (waiting.TryPop(out var name))
        {
            if (layers.TryGetValue(name, out var call) && met.TryAdd(name, met.Count))
            {
                foreach (var input in call.Inputs.Reverse())
                {
                    waiting.Push(input);
                }
            }
        }

        return net.Calls
            .Where(call => call.Layer >= 0 && net.Layers[call.Layer].Weights.Count > 0)
            .OrderByDescending(call => distances.GetValueOrDefault(call.Name))
            .ThenBy(call => met.GetValueOrDefault(call.Name, int.MaxValue))
            .Select(call => net.Layers[call.Layer]);
    }
}
