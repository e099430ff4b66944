namespace CompiledNets.Samples;

/// <summary>Remembers what was measured in each epoch: Fit gives its history only when it gets to its end.</summary>
/// <param name="next">Is told as well.</param>
internal sealed class EpochRecorder(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
{
    private readonly List<IReadOnlyDictionary<string, double>> _epochs = [];

    /// <summary>Losses and metrics of each epoch so far.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Epochs => _epochs;

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.HasEnded)
        {
            _epochs.Add(value.Means);
        }

        next.Report(value);
    }
}
