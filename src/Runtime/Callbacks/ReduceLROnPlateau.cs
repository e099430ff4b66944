namespace CompiledNets;

/// <summary>
/// Reduces the learning rate when a loss or metric has not improved for a number of epochs. The optimizer must not have a schedule.
/// </summary>
/// <param name="monitor">The name of the loss or metric.</param>
/// <param name="factor">The factor of the learning rate, less than 1.</param>
/// <param name="patience">The number of epochs without an improvement after which the learning rate is reduced.</param>
/// <param name="mode">Whether smaller or larger is better. By default the net is asked, which knows it of its own losses and metrics.</param>
/// <param name="minDelta">The smallest change that is an improvement.</param>
/// <param name="cooldown">The number of epochs after a reduction that are not counted.</param>
/// <param name="minLearningRate">The lower bound of the learning rate.</param>
public sealed class ReduceLROnPlateau(
    string monitor = "val_loss",
    double factor = 0.1,
    int patience = 10,
    MonitorMode mode = MonitorMode.Auto,
    double minDelta = 1e-4,
    int cooldown = 0,
    double minLearningRate = 0)
    : Callback
{
    private readonly Monitor _monitor = new(monitor, mode, minDelta);
    private readonly double _factor = factor is >= 0 and < 1
        ? factor
        : throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be from 0 to less than 1, so that it reduces the learning rate.");

    private readonly int _patience = OptionChecks.AtLeast(patience, 0);
    private readonly int _cooldown = OptionChecks.AtLeast(cooldown, 0);
    private readonly double _least = OptionChecks.Rate(minLearningRate);
    private double _best;
    private int _wait;
    private int _cooling;

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        _monitor.Begin(run, this);
        (_best, _wait, _cooling) = (_monitor.Worst, 0, 0);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Epoch % run.Options.ValidationFrequency != 0 && !logs.ContainsKey(monitor))
        {
            return;
        }

        var value = _monitor.Of(logs, this);
        if (_cooling > 0)
        {
            (_cooling, _wait) = (_cooling - 1, 0);
        }

        if (_monitor.IsBetter(value, _best))
        {
            (_best, _wait) = (value, 0);
        }
        else if (_cooling == 0 && ++_wait >= _patience && run.Optimizer.LearningRate > _least)
        {
            run.Optimizer.LearningRate = Math.Max(run.Optimizer.LearningRate * _factor, _least);
            (_cooling, _wait) = (_cooldown, 0);
        }
    }

    /// <inheritdoc/>
    public override void Save(CallbackState state) => (state.Numbers["best"], state.Numbers["wait"], state.Numbers["cooling"]) = (_best, _wait, _cooling);

    /// <inheritdoc/>
    public override void Restore(CallbackState state) => (_best, _wait, _cooling) = (state.Number("best"), state.Count("wait"), state.Count("cooling"));
}
