namespace CompiledNets;

/// <summary>A weight of a net, and the tensor of a file that it is read from.</summary>
/// <param name="Name">The name of the weight, as it is saved.</param>
/// <param name="Weight">The weight.</param>
/// <param name="Source">The name of the tensor in the file.</param>
/// <param name="IsTransposed">Whether the matrix in the file is the transpose of the weight.</param>
internal sealed record WeightMatch(string Name, OnnxWeight Weight, string Source, bool IsTransposed = false);

/// <summary>Matches the weights of a net with those of a file.</summary>
internal static class WeightMatches
{
    /// <exception cref="FileFormatException">The file has no tensor with the name of a weight.</exception>
    public static IReadOnlyList<WeightMatch> ByName(OnnxGraph graph, OnnxFile file)
    {
        var missing = graph.Weights.Keys.Where(name => !file.Has(name)).ToList();
        return missing.Count == 0
            ? [.. graph.Weights.Select(weight => new WeightMatch(weight.Key, weight.Value, weight.Key))]
            : throw new FileFormatException($"it has no '{missing[0]}'{(missing.Count > 1 ? $", nor {missing.Count - 1} other weights of the net" : "")}. To match weights by their places, pass OnnxMatching.ByPlace");
    }

    /// <exception cref="FileFormatException">An operator that reads a weight differs, or there are more of them on one side.</exception>
    public static IReadOnlyList<WeightMatch> ByPlace(OnnxGraph graph, OnnxFile file)
    {
        var own = WeightPlaces.Of(graph.Nodes, graph.HasTensor);
        var theirs = WeightPlaces.Of(file.Nodes, file.Has);
        for (var i = 0; i < Math.Min(own.Count, theirs.Count); i++)
        {
            if (own[i].Role != theirs[i].Role)
            {
                throw new FileFormatException($"weight {i + 1} is {theirs[i].Role} '{theirs[i].Name}', but {own[i].Role} '{own[i].Name}' in the net");
            }
        }

        if (own.Count != theirs.Count)
        {
            var (place, where) = own.Count > theirs.Count ? (own[theirs.Count], "net") : (theirs[own.Count], "file");
            throw new FileFormatException($"it reads {theirs.Count} weights and the net reads {own.Count}. {place.Role} '{place.Name}' is only in the {where}");
        }

        return
        [
            .. own.Zip(theirs)
                .Where(pair => graph.Weights.ContainsKey(pair.First.Name))
                .DistinctBy(pair => pair.First.Name)
                .Select(pair => new WeightMatch(pair.First.Name, graph.Weights[pair.First.Name], pair.Second.Name, pair.First.IsTransposed != pair.Second.IsTransposed)),
        ];
    }
}
