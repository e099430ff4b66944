namespace CompiledNets.Applications;

/// <summary>The weights of a net that were read from a file of public weights, and those that were not.</summary>
/// <param name="Names">The names of the weights that were read.</param>
/// <param name="Skipped">The names of the weights of the classification that stayed as they were. It is empty if nothing was skipped.</param>
public sealed record LoadedWeights(IReadOnlyList<string> Names, IReadOnlyList<string> Skipped)
{
    /// <summary>Describes what was loaded, in one line.</summary>
    public override string ToString() =>
        $"{Names.Count} weights were loaded." + (Skipped.Count > 0 ? $" These stayed as they were: {string.Join(", ", Skipped)}." : "");

    /// <summary>Describes what was loaded into a net.</summary>
    internal static LoadedWeights Of(CompiledNet net, IReadOnlyCollection<string> names) =>
        new([.. names], [.. net.NamedWeights().Select(weight => weight.Name).Except(names, StringComparer.Ordinal)]);
}
