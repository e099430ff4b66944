namespace CompiledNets;

/// <summary>Saves the net after epochs or steps: always, or only when a loss or metric has improved.</summary>
/// <param name="filePath">
/// The path of the file. It may contain placeholders for the epoch, the step and metrics:
/// <c>net.{epoch:02d}-{val_loss:.2f}.safetensors</c>. An existing file is replaced only when the new one is complete.
/// </param>
/// <param name="monitor">The name of the loss or metric.</param>
/// <param name="saveBestOnly">Whether the net is saved only when the loss or metric has improved.</param>
/// <param name="saveWeightsOnly">
/// Whether the file contains only weights. If false, training can continue from it with <see cref="TrainingRun.RestoreCheckpoint"/>.
/// </param>
/// <param name="mode">Whether smaller or larger is better. By default the net is asked, which knows it of its own losses and metrics.</param>
/// <param name="everyEpochs">The number of epochs from one file to the next.</param>
/// <param name="everySteps">
/// The number of steps of the net from one file to the next, in place of epochs. Metrics are then those of the epoch so far.
/// </param>
/// <param name="initialValueThreshold">A value that the first saved net must improve on. The default is none.</param>
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
    private readonly string _filePath = OptionChecks.Text(filePath);
    private readonly int _everyEpochs = OptionChecks.AtLeast(everyEpochs, 1);
    private readonly long? _everySteps = everySteps is { } steps ? OptionChecks.AtLeast(steps, 1, nameof(everySteps)) : null;
    private readonly double? _threshold = initialValueThreshold is { } value ? OptionChecks.Finite(value, nameof(initialValueThreshold)) : null;

    /// <summary>Gets the best value so far. NaN is never the best.</summary>
    public double Best { get; private set; }

    /// <summary>Gets the path of the last file, or null before the first.</summary>
    public string? LastPath { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        if (saveBestOnly)
        {
            _monitor.Begin(run, this);
        }

        (Best, LastPath) = (_threshold ?? _monitor.Worst, null);
    }

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
    public override void Restore(CallbackState state) => Best = state.Number("best");

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

        LastPath = FileTemplate.Fill(_filePath, run, logs);
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
