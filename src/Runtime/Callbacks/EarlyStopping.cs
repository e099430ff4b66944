using System.Globalization;

namespace CompiledNets;

/// <summary>Ends training when a measure has got no better for some epochs.</summary>
/// <param name="monitor">The measure.</param>
/// <param name="minDelta">How much better counts as better.</param>
/// <param name="patience">After how many epochs without a better one training ends.</param>
/// <param name="mode">Which way the measure gets better.</param>
/// <param name="baseline">What it must be better than at least; an epoch that is not counts as none.</param>
/// <param name="restoreBestWeights">Whether the net gets back the weights of its best epoch when training ends; Keras does so only where it ends early.</param>
/// <param name="startFromEpoch">How many epochs are not looked at.</param>
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
    private double _best;
    private int _wait;
    private WeightSnapshot? _bestWeights;

    /// <summary>The best value so far.</summary>
    public double Best => _best;

    /// <summary>The epoch of the best value, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>The epoch after which training was ended, from 1; 0 where it was not.</summary>
    public int StoppedEpoch { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        (_best, _wait, BestEpoch, StoppedEpoch) = (_monitor.Worst, 0, 0, 0);
        Forget();
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
        if (run.Epoch <= startFromEpoch || (run.Epoch % run.Options.ValidationFrequency != 0 && !logs.ContainsKey(monitor)))
        {
            return;
        }

        var value = _monitor.Of(logs, this);
        _wait++;
        if (_monitor.IsBetter(value, _best) || BestEpoch == 0)
        {
            (_best, BestEpoch) = (value, run.Epoch);
            if (restoreBestWeights)
            {
                Forget();
                _bestWeights = WeightSnapshot.Of(run.Net);
            }

            if (baseline is not { } least || _monitor.IsBetter(value, least))
            {
                _wait = 0;
                return;
            }
        }

        // Not in the first epoch: its value is the best whatever it is.
        if (_wait >= patience && run.Epoch > 1)
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
        (_best, _wait, BestEpoch) = (state.Numbers["best"], (int)state.Numbers["wait"], (int)state.Numbers["best epoch"]);
        Forget();
        _bestWeights = WeightSnapshot.In(state);
    }

    /// <summary>What happened, in words.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"EarlyStopping: the best {monitor} is {_best:G5}, of epoch {BestEpoch}");

    private void Forget()
    {
        _bestWeights?.Dispose();
        _bestWeights = null;
    }
}
