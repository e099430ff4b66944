namespace CompiledNets;

/// <summary>The losses and metrics of each epoch.</summary>
public sealed class History
{
    private readonly List<IReadOnlyDictionary<string, double>> _epochs = [];

    internal History(IEnumerable<IReadOnlyDictionary<string, double>>? epochs = null) => _epochs.AddRange(epochs ?? []);

    /// <summary>Gets the losses and metrics of each epoch, by Keras' names: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Epochs => _epochs;

    /// <summary>Gets the values of a loss or metric over the epochs. Epochs without it, such as those without validation, are left out.</summary>
    /// <param name="name">The name of the loss or metric.</param>
    /// <exception cref="KeyNotFoundException">No epoch has a loss or metric of this name.</exception>
    public IReadOnlyList<double> this[string name] => _epochs.Count == 0 || _epochs.Any(epoch => epoch.ContainsKey(name))
        ? _epochs.Where(epoch => epoch.ContainsKey(name)).Select(epoch => epoch[name]).ToList()
        : throw new KeyNotFoundException($"'{name}' was not measured. The losses and metrics are: {string.Join(", ", _epochs.SelectMany(epoch => epoch.Keys).Distinct())}.");

    internal void Add(IReadOnlyDictionary<string, double> epoch) => _epochs.Add(epoch);
}
