namespace CompiledNets;

/// <summary>Which way a measure gets better.</summary>
public enum MonitorMode
{
    /// <summary>By its name: larger is better for accuracies, AUC, precision and their like, smaller for everything else.</summary>
    Auto,

    /// <summary>Smaller is better.</summary>
    Min,

    /// <summary>Larger is better.</summary>
    Max,
}

/// <summary>A measure that a callback watches.</summary>
internal sealed class Monitor(string name, MonitorMode mode, double minDelta = 0)
{
    // What gets better as it grows, as parts of names; Keras asks each metric object, and knows "acc" and "auc" by name.
    private static readonly string[] s_growing = ["acc", "auc", "precision", "recall", "f1", "fbeta", "iou", "r2", "true_positives", "true_negatives", "specificity", "sensitivity", "similarity", "correlation"];

    public string Name => name;

    public bool IsGrowing { get; } = mode == MonitorMode.Max || (mode == MonitorMode.Auto && s_growing.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What everything is better than.</summary>
    public double Worst => IsGrowing ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Whether a value is better than the best so far, by more than the least difference.</summary>
    public bool IsBetter(double value, double best) => IsGrowing ? value - Math.Abs(minDelta) > best : value + Math.Abs(minDelta) < best;

    /// <summary>The value of the measure in an epoch.</summary>
    /// <exception cref="InvalidOperationException">It is not measured.</exception>
    public double Of(IReadOnlyDictionary<string, double> logs, Callback callback) => logs.TryGetValue(name, out var value)
        ? value
        : throw new InvalidOperationException(
            $"{callback.GetType().Name} watches '{name}', which is not measured; what is: {string.Join(", ", logs.Keys)}."
            + (name.StartsWith("val_", StringComparison.Ordinal) && !logs.Keys.Any(key => key.StartsWith("val_", StringComparison.Ordinal)) ? " Give Fit validation samples, or watch another." : ""));
}
