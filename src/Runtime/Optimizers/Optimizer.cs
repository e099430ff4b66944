using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Updates weights from gradients. Formulas, names and defaults are those of Keras 3; docs/training.md lists the optimizers. Options that all
/// optimizers have are set in an initializer: <c>new Adam(0.001) { WeightDecay = 0.01, ClipNorm = 1 }</c>.
/// </summary>
public abstract partial class Optimizer : IDisposable
{
    private double _rate;
    private readonly Usage _usage;
    private readonly TrainingThread _training;

    /// <summary>Initializes an optimizer.</summary>
    /// <param name="learningRate">The learning rate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or NaN.</exception>
    protected Optimizer(double learningRate)
    {
        _rate = OptionChecks.Rate(learningRate, nameof(learningRate));
        (_usage, _training) = (new Usage(GetType().Name, Release), new TrainingThread("The net of this " + GetType().Name));
    }

    /// <summary>Gets or sets the learning rate. It may be changed between steps, unless there is a <see cref="Schedule"/>.</summary>
    /// <exception cref="InvalidOperationException">It is set although there is a schedule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public double LearningRate
    {
        get => Schedule?.At(Batches) ?? _rate;
        set => _rate = Schedule is null
            ? OptionChecks.Rate(value, nameof(LearningRate))
            : throw new InvalidOperationException($"The learning rate follows a {Schedule.GetType().Name} and cannot be set. Do not set Schedule if you set it.");
    }

    /// <summary>Gets the schedule that computes the learning rate of each batch, as in Keras. The default is none.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>
    /// Gets the fraction of each weight that a step subtracts, times the learning rate (decoupled weight decay). The default is none, except in
    /// <see cref="AdamW"/>, where it is 0.004.
    /// </summary>
    public double? WeightDecay { get; init; }

    /// <summary>
    /// Gets what does not decay: names of layers (<c>dense_1</c>), of weights (<c>dense_1.kernel</c>) or of weights of all layers (<c>bias</c>).
    /// The default is none.
    /// </summary>
    public IReadOnlyList<string> ExcludeFromWeightDecay { get; init; } = [];

    /// <summary>
    /// Gets the largest norm of a weight's gradient; larger gradients are scaled down to it. The default is none. Only one kind of clipping can be
    /// set.
    /// </summary>
    public double? ClipNorm { get; init; }

    /// <summary>Gets the largest absolute value of an element of a gradient; larger ones are clipped to it. The default is none.</summary>
    public double? ClipValue { get; init; }

    /// <summary>Gets the largest norm of the gradient of all weights together; a larger one is scaled down to it. The default is none.</summary>
    public double? GlobalClipNorm { get; init; }

    /// <summary>
    /// True if running means of the weights are computed. They replace the weights when <c>Fit</c> ends, and every
    /// <see cref="EmaOverwriteFrequency"/> updates. The mean of a weight begins at its own first update. The default is false.
    /// </summary>
    public bool UseEma { get; init; }

    /// <summary>Gets the decay of the running means, from 0 to 1. The default is 0.99.</summary>
    public double EmaMomentum { get; init; } = 0.99;

    /// <summary>Gets the number of updates after which the running means replace the weights. The default is only when <c>Fit</c> ends.</summary>
    public int? EmaOverwriteFrequency { get; init; }

    /// <summary>Gets the number of batches whose mean gradient makes an update. The default is 1.</summary>
    public int? GradientAccumulationSteps { get; init; }

    /// <summary>Gets the number of updates so far.</summary>
    public long Iterations { get; private set; }

    /// <summary>Gets the number of batches so far. If gradients are accumulated, it is larger than <see cref="Iterations"/>.</summary>
    public long Batches { get; private set; }

    /// <summary>Releases the state. A step that is running on another thread ends first. The optimizer cannot be used any more.</summary>
    public void Dispose()
    {
        _usage.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Throws if the optimizer is disposed of. A new state in its place would silently begin anew.</summary>
    /// <exception cref="ObjectDisposedException">The optimizer is disposed of.</exception>
    internal void RequireAlive() => _usage.RequireAlive();

    /// <summary>Begins a call that uses the state, until the result is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The optimizer is disposed of.</exception>
    internal Usage.Call Use() => _usage.Begin();

    /// <summary>Gets the names of the tensors that the optimizer keeps for each weight, which are Keras': <c>momentum</c>.</summary>
    protected abstract IReadOnlyList<string> SlotNames { get; }

    /// <summary>Gets the initial value of the elements of a slot.</summary>
    protected virtual double SlotStart => 0;

    /// <summary>Updates a run of weights.</summary>
    internal abstract void Update(OptimizerState state, UpdateRun run, double rate, bool throughTensors);

    /// <summary>True if each weight is a run of its own.</summary>
    internal virtual bool IsByWeight => false;

    /// <summary>True if the learning rate may be 0.</summary>
    internal virtual bool AllowsNoRate => true;

    /// <summary>Creates the state for a weight set.</summary>
    internal virtual OptimizerState CreateState(WeightSet weights) => OptimizerState.Flat(weights, SlotNames, SlotStart);

    private void Release()
    {
        foreach (var state in _states)
        {
            state.Dispose();
        }

        _states.Clear();
    }

    private void CheckOptions()
    {
        string[] clippings = [.. Given(ClipNorm, nameof(ClipNorm)), .. Given(ClipValue, nameof(ClipValue)), .. Given(GlobalClipNorm, nameof(GlobalClipNorm))];
        if (clippings.Length > 1)
        {
            throw new InvalidOperationException($"{GetType().Name}: gradients can be clipped in only one way, but {string.Join(" and ", clippings)} are set. Set only one of them.");
        }

        if (ExcludeFromWeightDecay is null)
        {
            throw new InvalidOperationException($"{GetType().Name}: ExcludeFromWeightDecay must be a list of names, but is null.");
        }

        AtLeast(WeightDecay, 0, nameof(WeightDecay));
        AtLeast(ClipNorm, 0, nameof(ClipNorm));
        AtLeast(ClipValue, 0, nameof(ClipValue));
        AtLeast(GlobalClipNorm, 0, nameof(GlobalClipNorm));
        AtLeast(EmaOverwriteFrequency, 1, nameof(EmaOverwriteFrequency));
        AtLeast(GradientAccumulationSteps, 2, nameof(GradientAccumulationSteps));
        if (EmaMomentum is not (>= 0 and <= 1))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{GetType().Name}: EmaMomentum must be from 0 to 1, but is {EmaMomentum}."));
        }

        static string[] Given(double? value, string name) => value is null ? [] : [name];

        void AtLeast(double? value, double least, string name)
        {
            if (value is { } given && !(given >= least && double.IsFinite(given)))
            {
                throw new InvalidOperationException(FormattableString.Invariant($"{GetType().Name}: {name} must be {(double.IsPositiveInfinity(given) ? "finite" : FormattableString.Invariant($"at least {least}"))}, but is {given}."));
            }
        }
    }
}
