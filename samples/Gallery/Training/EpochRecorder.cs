namespace CompiledNets.Samples;

/// <summary>Records the losses and metrics of each epoch. A cancelled Fit returns no history.</summary>
/// <param name="next">The receiver that each report is passed on to.</param>
internal sealed class EpochRecorder(IProgress<TrainingProgress> next) : IProgress<TrainingProgress>
{
    private readonly List<IReadOnlyDictionary<string, double>> _epochs = [];

    /// <summary>Gets the losses and metrics of the completed epochs.</summary>
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
