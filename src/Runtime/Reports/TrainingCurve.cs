namespace CompiledNets;

/// <summary>One measure over the epochs.</summary>
/// <param name="Name">What was measured: <c>loss</c>, <c>accuracy</c>.</param>
/// <param name="Train">Its values while training.</param>
/// <param name="Validation">Its values with the validation samples; none where there were no such samples.</param>
internal sealed record TrainingCurve(string Name, IReadOnlyList<double> Train, IReadOnlyList<double> Validation)
{
    private const string ValidationPrefix = "val_";

    /// <summary>Finds each measure, and what belongs to it from the validation. Where validation does not follow each epoch, the others have no number.</summary>
    public static IReadOnlyList<TrainingCurve> Of(IReadOnlyList<IReadOnlyDictionary<string, double>> epochs) => epochs[0].Keys
        .Where(name => !name.StartsWith(ValidationPrefix, StringComparison.Ordinal))
        .Select(name => new TrainingCurve(name, Values(epochs, name), Values(epochs, ValidationPrefix + name)))
        .ToList();

    private static List<double> Values(IReadOnlyList<IReadOnlyDictionary<string, double>> epochs, string name) =>
        epochs.Any(epoch => epoch.ContainsKey(name)) ? epochs.Select(epoch => epoch.GetValueOrDefault(name, double.NaN)).ToList() : [];
}
