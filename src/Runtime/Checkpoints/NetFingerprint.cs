using System.Security.Cryptography;
using System.Text;

namespace CompiledNets;

/// <summary>Describes a net in lines that can be compared: one for each input, output, target and layer.</summary>
internal static class NetFingerprint
{
    public static IReadOnlyList<string> LinesOf(CompiledNet net) => [.. Own(net, "")];

    public static string HashOf(IEnumerable<string> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));

    /// <summary>Describes the differences between the net of a file and the current net. It is empty if there are none.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<string> file, IReadOnlyList<string> net)
    {
        var (theirs, ours) = (ByName(file), ByName(net));
        var differences = new List<string>();
        foreach (var (name, line) in theirs)
        {
            if (!ours.TryGetValue(name, out var own))
            {
                differences.Add($"the net has no {name}, which the file has as {line}");
            }
            else if (own != line)
            {
                differences.Add($"{name} is {line} in the file and {own} in the net");
            }
        }

        differences.AddRange(ours.Where(pair => !theirs.ContainsKey(pair.Key)).Select(pair => $"the file has no {pair.Key}, which the net has as {pair.Value}"));
        if (differences.Count == 0 && !file.SequenceEqual(net))
        {
            differences.Add("the layers come in another order");
        }

        return differences;
    }

    private static IEnumerable<string> Own(CompiledNet net, string prefix)
    {
        var structure = net.Structure;
        foreach (var (kind, tensor) in structure.Inputs.Select(input => ("input", input))
            .Concat(structure.Outputs.Select(output => ("output", (TensorStructure)output)))
            .Concat(structure.Targets.Select(target => ("target", target))))
        {
            yield return $"{kind} '{prefix}{tensor.Name}': {tensor.DType} ({string.Join(", ", tensor.Shape)})";
        }

        foreach (var layer in structure.Layers)
        {
            var weights = string.Join(", ", layer.Weights.Select(weight => $"{weight.Name} ({string.Join(", ", weight.Shape)})"));
            yield return $"layer '{prefix}{layer.Name}': {layer.Text}{(weights.Length > 0 ? " with " + weights : "")}";
        }

        foreach (var line in net.Instances.SelectMany(instance => Own(instance.Net, prefix + instance.Name + ".")))
        {
            yield return line;
        }
    }

    private static OrderedDictionary<string, string> ByName(IEnumerable<string> lines)
    {
        var named = new OrderedDictionary<string, string>();
        foreach (var line in lines)
        {
            var end = line.IndexOf("': ", StringComparison.Ordinal);
            named[end < 0 ? line : line[..(end + 1)]] = end < 0 ? "" : line[(end + 3)..];
        }

        return named;
    }
}
