namespace CompiledNets;

/// <summary>Losses and metrics of each epoch.</summary>
public sealed class History
{
    private readonly List<IReadOnlyDictionary<string, double>> _epochs = [];

    /// <summary>What was measured in each epoch, by Keras' names: <c>loss</c>, <c>accuracy</c>, <c>val_loss</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Epochs => _epochs;

    /// <summary>One measure over the epochs.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">It was not measured.</exception>
    public IReadOnlyList<double> this[string name] => _epochs.Count == 0 || _epochs[0].ContainsKey(name)
        ? _epochs.Select(epoch => epoch[name]).ToList()
        : throw new KeyNotFoundException($"'{name}' was not measured; what was: {string.Join(", ", _epochs[0].Keys)}.");

    internal void Add(IReadOnlyDictionary<string, double> epoch) => _epochs.Add(epoch);
}
