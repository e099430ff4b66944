using System.Globalization;
using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class KerasWeights
{
    // The parts of a file that belong to no layer, such as the state of the optimizer and the random state of dropout.
    private static readonly string[] s_notLayers = ["optimizer/", "seed_generator/", "metrics/", "compile_metrics/"];

    /// <summary>
    /// Reads the weights of a net from a file of Keras. Keras does not store the names of layers but counts the layers of each class, in the order of
    /// <c>model.layers</c>: <c>layers/conv2d</c>, <c>layers/conv2d_1</c>. The layers of the net are counted alike, in the order of its definition; nets
    /// in it are counted as <c>functional</c>, <c>functional_1</c>. If the file does not fit, no weight is changed.
    /// </summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of a file of <c>model.save_weights("x.weights.h5")</c> or <c>model.save("x.keras")</c>.</param>
    /// <param name="placeOf">
    /// Returns Keras' place of a layer, such as <c>layers/conv2d_4</c>, from its name in the net (<c>conv2d_1</c>, or <c>vision.conv2d</c> in a net in the
    /// net), or null to count it. The default counts all layers. It is needed if the layers of a model with branches are in another order than in the
    /// definition. Such a difference is not noticed between layers of the same class and shape.
    /// </param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite. The default is false, because such weights are most likely damage.</param>
    /// <exception cref="FileFormatException">Weights are missing, have another shape, or are not used; the message names them.</exception>
    public static void LoadKerasWeights(this CompiledNet net, string path, Func<string, string?>? placeOf = null, bool allowNotFinite = false)
    {
        ArgumentNullException.ThrowIfNull(net);
        using var use = net.Use();
        using var turn = net.BeginTraining();
        var theirs = Read(path);
        try
        {
            var differences = new List<string>();
            var used = new HashSet<string>();
            var places = new List<(string Name, Weight Weight, Tensor Source)>();
            foreach (var (name, place, weights) in LayersOf(net, "", "layers/"))
            {
                var layer = (placeOf?.Invoke(name) ?? place).TrimEnd('/') + "/";
                var found = Variables(theirs.Keys, layer);
                used.UnionWith(found);
                if (found.Count != weights.Count)
                {
                    differences.Add($"'{name}' has {weights.Count} weights ({string.Join(", ", weights.Select(weight => weight.Structure.Name))}), and the file has {found.Count} in '{layer}'");
                    continue;
                }

                for (var i = 0; i < found.Count; i++)
                {
                    if (theirs[found[i]].shape.SequenceEqual(weights[i].Value.shape))
                    {
                        places.Add((found[i], weights[i], theirs[found[i]]));
                    }
                    else
                    {
                        differences.Add($"'{found[i]}' is {Shape(theirs[found[i]])} in the file, and {Shape(weights[i].Value)} is expected for '{name}.{weights[i].Structure.Name}'");
                    }
                }
            }

            differences.AddRange(theirs.Keys.Where(name => !used.Contains(name) && !s_notLayers.Any(name.Contains)).Select(name => $"the net has no place for '{name}'"));
            if (differences.Count > 0)
            {
                throw FileFormatException.Of(path, $"'{path}' does not hold the weights of {net.Structure.Name}: {string.Join("; ", differences)}. Nothing was changed.");
            }

            using var staged = new StagedTensors();
            FileFormat.Read(path, "file of weights", () =>
            {
                foreach (var (name, weight, source) in places)
                {
                    staged.Add(name, weight.Value, source, allowNotFinite);
                }

                return true;
            });
            staged.Apply();
        }
        finally
        {
            foreach (var tensor in theirs.Values)
            {
                tensor.Dispose();
            }
        }
    }

    /// <summary>Returns the layers with weights of a net and of the nets in it, with their names and Keras' places.</summary>
    private static IEnumerable<(string Name, string Place, IReadOnlyList<Weight> Weights)> LayersOf(CompiledNet net, string prefix, string folder)
    {
        var counts = new Dictionary<string, int>();
        string Counted(string word)
        {
            counts[word] = counts.TryGetValue(word, out var earlier) ? earlier + 1 : 0;
            return folder + (counts[word] == 0 ? word : string.Create(CultureInfo.InvariantCulture, $"{word}_{counts[word]}"));
        }

        var weights = net.Weights.ToLookup(weight => weight.LayerName);
        foreach (var layer in net.Structure.Layers)
        {
            var place = Counted(SnakeCase(layer.Word));
            if (layer.Weights.Count > 0)
            {
                yield return (prefix + layer.Name, place, weights[layer.Name].ToList());
            }
        }

        foreach (var instance in net.Instances)
        {
            foreach (var inner in LayersOf(instance.Net, prefix + instance.Name + ".", Counted("functional") + "/layers/"))
            {
                yield return inner;
            }
        }
    }

    /// <summary>Returns the variables of a layer in order. Those of a recurrent layer are in its cell.</summary>
    private static List<string> Variables(IEnumerable<string> names, string layer) => names
        .Select(name => (name, match: Variable().Match(name)))
        .Where(pair => pair.match.Success && (pair.match.Groups[1].Value == layer || pair.match.Groups[1].Value == layer + "cell/"))
        .OrderBy(pair => System.Numerics.BigInteger.Parse(pair.match.Groups[2].Value, CultureInfo.InvariantCulture))
        .Select(pair => pair.name)
        .ToList();

    private static string Shape(Tensor tensor) => "(" + string.Join(", ", tensor.shape) + ")";

    /// <summary>Converts the name of a class as Keras does, for example to <c>max_pooling2d</c>.</summary>
    private static string SnakeCase(string word) => SmallThenLarge().Replace(AnyThenWord().Replace(word, "$1_$2"), "$1_$2").ToLowerInvariant();

    [GeneratedRegex("^(.*/)vars/([0-9]+)$")]
    private static partial Regex Variable();

    [GeneratedRegex("(.)([A-Z][a-z]+)")]
    private static partial Regex AnyThenWord();

    [GeneratedRegex("([a-z])([A-Z])")]
    private static partial Regex SmallThenLarge();
}
