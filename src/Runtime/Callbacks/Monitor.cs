namespace CompiledNets;

/// <summary>Tells whether smaller or larger values of a loss or metric are better.</summary>
public enum MonitorMode
{
    /// <summary>Decides by the name: larger is better for accuracy, AUC, precision and similar metrics, smaller for all others.</summary>
    Auto,

    /// <summary>Smaller is better.</summary>
    Min,

    /// <summary>Larger is better.</summary>
    Max,
}

/// <summary>A loss or metric that a callback watches.</summary>
internal sealed class Monitor(string name, MonitorMode mode, double minDelta = 0)
{
    // Parts of names of metrics for which larger is better. Keras asks the metric object instead, and else knows "acc" and "auc" by name.
    private static readonly string[] s_growing = ["acc", "auc", "precision", "recall", "f1", "fbeta", "iou", "r2", "true_positives", "true_negatives", "specificity", "sensitivity", "similarity", "correlation"];

    public string Name => name;

    public bool IsGrowing { get; } = mode == MonitorMode.Max || (mode == MonitorMode.Auto && s_growing.Any(part => name.Contains(part, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Gets the value that all others improve on.</summary>
    public double Worst => IsGrowing ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Tells whether a value improves on the best so far by more than the smallest difference.</summary>
    public bool IsBetter(double value, double best) => IsGrowing ? value - Math.Abs(minDelta) > best : value + Math.Abs(minDelta) < best;

    /// <summary>Gets the value of the loss or metric in an epoch.</summary>
    /// <exception cref="InvalidOperationException">There is no loss or metric of this name.</exception>
    public double Of(IReadOnlyDictionary<string, double> logs, Callback callback) => logs.TryGetValue(name, out var value)
        ? value
        : throw new InvalidOperationException(
            $"{callback.GetType().Name} watches '{name}', which is not measured. The losses and metrics are: {string.Join(", ", logs.Keys)}."
            + (name.StartsWith("val_", StringComparison.Ordinal) && !logs.Keys.Any(key => key.StartsWith("val_", StringComparison.Ordinal)) ? " Pass validation samples to Fit, or watch another." : ""));
}
