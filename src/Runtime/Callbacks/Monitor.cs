namespace CompiledNets;

/// <summary>A loss or metric that a callback watches.</summary>
internal sealed class Monitor(string name, MonitorMode mode, double minDelta = 0)
{
    private const string Validation = "val_";

    private readonly string _name = OptionChecks.Text(name, "monitor");
    private readonly MonitorMode _mode = Enum.IsDefined(mode) ? mode : throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode must be Auto, Min or Max.");
    private readonly double _minDelta = Math.Abs(OptionChecks.Finite(minDelta));
    private MonitorMode _known;

    /// <summary>Gets the value that all others improve on.</summary>
    public double Worst => IsGrowing ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Asks the net whether smaller or larger is better, unless the user has said it. It is called when training begins.</summary>
    /// <exception cref="InvalidOperationException">The net does not know it.</exception>
    public void Begin(TrainingRun run, Callback callback)
    {
        var structure = run.Net.Structure;
        _known = _mode != MonitorMode.Auto ? _mode
            : structure.ModeOf(_name) is not MonitorMode.Auto and var own ? own
            : _name.StartsWith(Validation, StringComparison.Ordinal) ? structure.ModeOf(_name[Validation.Length..])
            : MonitorMode.Auto;
        if (_known == MonitorMode.Auto)
        {
            throw new InvalidOperationException(
                $"{callback.GetType().Name} watches '{_name}', and {structure.Name} does not know whether smaller or larger values of it are better. "
                + $"Pass mode: MonitorMode.Min or MonitorMode.Max, or watch one of the losses and metrics: {string.Join(", ", structure.Measures)}; '{Validation}' before a name means validation samples.");
        }
    }

    /// <summary>
    /// Tells whether a value improves on the best so far by more than the smallest difference. NaN never does, and every number improves on NaN.
    /// </summary>
    public bool IsBetter(double value, double best) => !double.IsNaN(value)
        && (double.IsNaN(best) || (IsGrowing ? value - _minDelta > best : value + _minDelta < best));

    private bool IsGrowing => _known == MonitorMode.Max;

    /// <summary>Gets the value of the loss or metric in an epoch.</summary>
    /// <exception cref="InvalidOperationException">There is no loss or metric of this name.</exception>
    public double Of(IReadOnlyDictionary<string, double> logs, Callback callback) => logs.TryGetValue(_name, out var value)
        ? value
        : throw new InvalidOperationException(
            $"{callback.GetType().Name} watches '{_name}', which is not measured. The losses and metrics are: {string.Join(", ", logs.Keys)}."
            + (_name.StartsWith(Validation, StringComparison.Ordinal) && !logs.Keys.Any(key => key.StartsWith(Validation, StringComparison.Ordinal)) ? " Pass validation samples to Fit, or watch another." : ""));
}
