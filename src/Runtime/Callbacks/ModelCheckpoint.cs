namespace CompiledNets;

/// <summary>Writes the net to a file after epochs or steps: always, or when a measure has got better.</summary>
/// <param name="filePath">
/// The file; it may have places for the epoch, the step and measures: <c>net.{epoch:02d}-{val_loss:.2f}.safetensors</c>. One that is
/// there is replaced when the new one is complete.
/// </param>
/// <param name="monitor">The measure.</param>
/// <param name="saveBestOnly">Whether a file is written only when the measure has got better.</param>
/// <param name="saveWeightsOnly">Whether the file has the weights alone. Otherwise training can go on from it: <see cref="TrainingRun.RestoreCheckpoint"/>.</param>
/// <param name="mode">Which way the measure gets better.</param>
/// <param name="everyEpochs">After how many epochs.</param>
/// <param name="everySteps">After how many steps of the net, in place of epochs. Measures are then those of the epoch so far.</param>
/// <param name="initialValueThreshold">What the measure must be better than at first.</param>
public sealed class ModelCheckpoint(
    string filePath,
    string monitor = "val_loss",
    bool saveBestOnly = false,
    bool saveWeightsOnly = false,
    MonitorMode mode = MonitorMode.Auto,
    int everyEpochs = 1,
    long? everySteps = null,
    double? initialValueThreshold = null)
    : Callback
{
    private readonly Monitor _monitor = new(monitor, mode);
    private readonly int _everyEpochs = everyEpochs >= 1 ? everyEpochs : throw new ArgumentOutOfRangeException(nameof(everyEpochs), everyEpochs, "A file is written after 1 epoch or more.");
    private readonly long? _everySteps = everySteps is null or >= 1 ? everySteps : throw new ArgumentOutOfRangeException(nameof(everySteps), everySteps, "A file is written after 1 step or more.");

    /// <summary>The best value so far.</summary>
    public double Best { get; private set; }

    /// <summary>The file that was written last; null before there is one.</summary>
    public string? LastPath { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run) => (Best, LastPath) = (initialValueThreshold ?? _monitor.Worst, null);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (run.Net.Step % _everySteps == 0)
        {
            SaveIfBetter(run, run.Means);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        if (_everySteps is null && run.Epoch % _everyEpochs == 0)
        {
            SaveIfBetter(run, logs);
        }
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state) => state.Numbers["best"] = Best;

    /// <inheritdoc/>
    public override void Restore(CallbackState state) => Best = state.Numbers["best"];

    private void SaveIfBetter(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        if (saveBestOnly)
        {
            var value = _monitor.Of(logs, this);
            if (!_monitor.IsBetter(value, Best))
            {
                return;
            }

            Best = value;
        }

        LastPath = FileTemplate.Fill(filePath, run, logs);
        if (saveWeightsOnly)
        {
            run.Net.SaveWeights(LastPath);
        }
        else
        {
            run.SaveCheckpoint(LastPath);
        }
    }
}
