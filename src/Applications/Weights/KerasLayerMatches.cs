using System.Globalization;
using System.Text.RegularExpressions;

namespace CompiledNets.Applications;

/// <summary>Pairs the layers of a file of Keras with those of a net.</summary>
internal static partial class KerasLayerMatches
{
    /// <summary>
    /// Pairs layers by their names. The numbers of counted names, conv2d_1, may begin elsewhere, so these are paired in their order. The classification
    /// has had several names, so a single dense layer that is left is paired with the one of the net.
    /// </summary>
    /// <param name="own">The layers of the net.</param>
    /// <param name="theirs">The layers of the file.</param>
    /// <param name="optional">The layer of the net that the file need not have, or null.</param>
    /// <param name="differences">Receives the layers that are only on one side.</param>
    public static List<(KerasLayer Layer, IReadOnlyList<Weight> Weights)> Of(
        List<(string Name, IReadOnlyList<Weight> Weights)> own, List<KerasLayer> theirs, string? optional, List<string> differences)
    {
        var pairs = new List<(KerasLayer, IReadOnlyList<Weight>)>();
        var counted = own.Where(layer => Counted().IsMatch(layer.Name)).GroupBy(layer => Base(layer.Name)).ToDictionary(group => group.Key, group => group.OrderBy(layer => Number(layer.Name)).ToList());
        foreach (var (word, layers) in counted)
        {
            var same = theirs.Where(layer => Counted().IsMatch(layer.Name) && Base(layer.Name) == word).OrderBy(layer => Number(layer.Name)).ToList();
            if (same.Count != layers.Count)
            {
                differences.Add($"it has {same.Count} layers '{word}', and the net has {layers.Count}");
            }

            pairs.AddRange(same.Zip(layers, (layer, place) => (layer, place.Weights)));
        }

        var named = theirs.Where(layer => !Counted().IsMatch(layer.Name) || !counted.ContainsKey(Base(layer.Name))).ToDictionary(layer => layer.Name);
        var rest = new List<(string Name, IReadOnlyList<Weight> Weights)>();
        foreach (var layer in own.Where(layer => !Counted().IsMatch(layer.Name)))
        {
            if (named.Remove(layer.Name, out var same))
            {
                pairs.Add((same, layer.Weights));
            }
            else
            {
                rest.Add(layer);
            }
        }

        // The net of features has no dense layer.
        var dense = named.Values.Where(IsDense).ToList();
        if (rest is [{ Weights: [{ Structure.Shape.Length: 2 }, ..] } top] && dense is [var single])
        {
            pairs.Add((single, top.Weights));
            rest.Clear();
            named.Remove(single.Name);
        }

        var hasDense = own.Any(layer => layer.Weights[0].Structure.Shape.Length == 2);
        differences.AddRange(rest.Where(layer => layer.Name != optional).Select(layer => $"it has no layer '{layer.Name}'"));
        differences.AddRange(named.Values.Where(layer => hasDense || !IsDense(layer)).Select(layer => $"the net has no layer '{layer.Name}'"));
        return pairs;
    }

    private static bool IsDense(KerasLayer layer) => layer.Tensors.Any(tensor => tensor.Kind == "kernel" && tensor.Value.dim() == 2);

    private static string Base(string name) => Counted().Match(name).Groups[1].Value;

    private static int Number(string name) => Counted().Match(name).Groups[2] is { Success: true, Value: var digits } ? int.Parse(digits, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(conv2d|batch_normalization)(?:_(\d+))?$")]
    private static partial Regex Counted();
}
