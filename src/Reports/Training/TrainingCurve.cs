namespace CompiledNets;

/// <summary>The values of a loss or metric over the epochs.</summary>
/// <param name="Name">The name of the loss or metric: <c>loss</c>, <c>accuracy</c>.</param>
/// <param name="Train">The values on training samples.</param>
/// <param name="Validation">The values on validation samples, or none without such samples.</param>
internal sealed record TrainingCurve(string Name, IReadOnlyList<double> Train, IReadOnlyList<double> Validation)
{
    private const string ValidationPrefix = "val_";

    /// <summary>Finds each loss and metric with its values on validation samples. Epochs without a value have NaN.</summary>
    public static IReadOnlyList<TrainingCurve> Of(IReadOnlyList<IReadOnlyDictionary<string, double>> epochs) => epochs[0].Keys
        .Where(name => !name.StartsWith(ValidationPrefix, StringComparison.Ordinal))
        .Select(name => new TrainingCurve(name, Values(epochs, name), Values(epochs, ValidationPrefix + name)))
        .ToList();

    private static List<double> Values(IReadOnlyList<IReadOnlyDictionary<string, double>> epochs, string name) =>
        epochs.Any(epoch => epoch.ContainsKey(name)) ? epochs.Select(epoch => epoch.GetValueOrDefault(name, double.NaN)).ToList() : [];
}
