namespace CompiledNets;

/// <summary>Losses and metrics of each epoch.</summary>
public sealed class History
{
    private readonly List<IReadOnlyDictionary<string, double>> _epochs = [];

    internal History(IEnumerable<IReadOnlyDictionary<string, double>>? epochs = null) => _epochs.AddRange(epochs ?? []);

    /// <summary>What was measured in each epoch, by Keras' names: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Epochs => _epochs;

    /// <summary>One measure over the epochs; over those in which it was taken, where validation does not follow each.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">It was not measured.</exception>
    public IReadOnlyList<double> this[string name] => _epochs.Count == 0 || _epochs.Any(epoch => epoch.ContainsKey(name))
        ? _epochs.Where(epoch => epoch.ContainsKey(name)).Select(epoch => epoch[name]).ToList()
        : throw new KeyNotFoundException($"'{name}' was not measured; what was: {string.Join(", ", _epochs.SelectMany(epoch => epoch.Keys).Distinct())}.");

    internal void Add(IReadOnlyDictionary<string, double> epoch) => _epochs.Add(epoch);
}
