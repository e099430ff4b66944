namespace CompiledNets.Applications;

/// <summary>The classification of a net: its last layer, if that is a dense layer.</summary>
/// <param name="Layer">The name of the layer.</param>
/// <param name="Classes">The number of classes.</param>
internal sealed record Classification(string Layer, long Classes)
{
    /// <summary>Finds the classification of a net, or returns null for a net of features.</summary>
    public static Classification? Of(CompiledNet net) =>
        net.Structure.Layers.LastOrDefault(layer => layer.Weights.Count > 0) is { Word: "Dense" } last ? new(last.Name, last.Weights[0].Shape[^1]) : null;

    /// <summary>Returns true if a weight belongs to the layer.</summary>
    /// <param name="weight">The name of the weight in the net.</param>
    public bool Has(string weight) => weight.StartsWith(Layer + ".", StringComparison.Ordinal);

    /// <exception cref="FileFormatException">The number of classes in the file is another one.</exception>
    public void Require(CompiledNet net, string path, long classes)
    {
        if (classes != Classes)
        {
            throw FileFormatException.Of(
                path,
                $"'{path}' classifies into {classes} classes, but this {net.Structure.Name} into {Classes}. To load everything except the classification '{Layer}', pass skipClassification: true. "
                + $"To load it too, the net must have {classes} classes. Nothing was changed.");
        }
    }
}
