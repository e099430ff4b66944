using System.Globalization;

namespace CompiledNets;

/// <summary>Ends training when a loss or metric has not improved for a number of epochs.</summary>
/// <param name="monitor">The name of the loss or metric.</param>
/// <param name="minDelta">The smallest change that is an improvement.</param>
/// <param name="patience">The number of epochs without an improvement after which training ends.</param>
/// <param name="mode">Whether smaller or larger is better. By default the net is asked, which knows it of its own losses and metrics.</param>
/// <param name="baseline">A value that must be improved on. Epochs that do not reach it do not end the wait.</param>
/// <param name="restoreBestWeights">
/// Whether the net gets the weights of its best epoch when training ends. Keras does this only if training ends early.
/// </param>
/// <param name="startFromEpoch">The number of epochs at the beginning that are ignored.</param>
public sealed class EarlyStopping(
    string monitor = "val_loss",
    double minDelta = 0,
    int patience = 0,
    MonitorMode mode = MonitorMode.Auto,
    double? baseline = null,
    bool restoreBestWeights = false,
    int startFromEpoch = 0)
    : Callback
{
    private readonly Monitor _monitor = new(monitor, mode, minDelta);
    private readonly int _patience = OptionChecks.AtLeast(patience, 0);
    private readonly int _start = OptionChecks.AtLeast(startFromEpoch, 0);
    private readonly double? _baseline = baseline is { } value ? OptionChecks.Finite(value, nameof(baseline)) : null;
    private double _best;
    private int _wait;
    private WeightSnapshot? _bestWeights;

    /// <summary>Gets the best value so far. NaN is never the best. Before the first number, it is an infinity.</summary>
    public double Best => _best;

    /// <summary>Gets the epoch of the best value, from 1, or 0 if there is none.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Gets the epoch after which training was ended early, from 1, or 0 if it was not.</summary>
    public int StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        _monitor.Begin(run, this);
        (_best, _wait, BestEpoch, StoppedEpoch) = (_monitor.Worst, 0, 0, 0);
        Forget();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        if (run.Epoch <= _start || (run.Epoch % run.Options.ValidationFrequency != 0 && !logs.ContainsKey(monitor)))
        {
            return;
        }

        var value = _monitor.Of(logs, this);
        _wait++;
        if (_monitor.IsBetter(value, BestEpoch == 0 ? double.NaN : _best))
        {
            (_best, BestEpoch) = (value, run.Epoch);
            if (restoreBestWeights)
            {
                Forget();
                _bestWeights = WeightSnapshot.Of(run.Net);
            }

            if (_baseline is not { } least || _monitor.IsBetter(value, least))
            {
                _wait = 0;
                return;
            }
        }

        // As in Keras, the first epoch cannot end training.
        if (_wait >= _patience && run.Epoch > 1)
        {
            StoppedEpoch = run.Epoch;
            run.Stop();
        }
    }

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run)
    {
        _bestWeights?.CopyTo(run.Net);
        Forget();
    }

    /// <inheritdoc/>
    public override void OnTrainFailed(TrainingRun run, Exception error) => Forget();

    /// <inheritdoc/>
    public override void Save(CallbackState state)
    {
        (state.Numbers["best"], state.Numbers["wait"], state.Numbers["best epoch"]) = (_best, _wait, BestEpoch);
        _bestWeights?.SaveTo(state);
    }

    /// <inheritdoc/>
    public override void Restore(CallbackState state)
    {
        (_best, _wait, BestEpoch) = (state.Number("best"), state.Count("wait"), state.Count("best epoch"));
        Forget();
        _bestWeights = WeightSnapshot.In(state);
    }

    internal override void CheckState(CallbackState state, CompiledNet net) => WeightSnapshot.Check(state, net);

    /// <summary>Describes the best value and its epoch.</summary>
    public override string ToString() => BestEpoch == 0
        ? $"EarlyStopping: {monitor} was never a number"
        : string.Create(CultureInfo.InvariantCulture, $"EarlyStopping: the best {monitor} is {_best:G5}, of epoch {BestEpoch}");

    private void Forget()
    {
        _bestWeights?.Dispose();
        _bestWeights = null;
    }
}
