using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Updates weights from gradients. The formulas, the names and the defaults are those of Keras 3; docs/training.md has a table of
/// what is covered. What all optimizers can do is said in an initializer:
/// <c>new Adam(0.001) { WeightDecay = 0.01, ClipNorm = 1 }</c>.
/// </summary>
public abstract partial class Optimizer : IDisposable
{
    private double _rate;

    /// <summary>Makes an optimizer.</summary>
    /// <param name="learningRate">How far a step goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    protected Optimizer(double learningRate) => _rate = Checked(learningRate, nameof(learningRate));

    /// <summary>How far a step goes. It may be changed between steps, unless there is a <see cref="Schedule"/>.</summary>
    /// <exception cref="InvalidOperationException">It is set while there is a schedule.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or no number.</exception>
    public double LearningRate
    {
        get => Schedule?.At(Batches) ?? _rate;
        set => _rate = Schedule is null
            ? Checked(value, nameof(LearningRate))
            : throw new InvalidOperationException($"The learning rate follows a {Schedule.GetType().Name} and cannot be set. Leave Schedule out to set it.");
    }

    /// <summary>Says the learning rate of each step, in place of the one number. It counts batches, as Keras' does.</summary>
    public LearningRateSchedule? Schedule { get; init; }

    /// <summary>How much of each weight is taken off it in a step, times the learning rate: decoupled, for every optimizer. 0.004 in <see cref="AdamW"/>, none in others.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>What does not decay: names of layers (<c>dense_1</c>), of weights (<c>dense_1.kernel</c>), or of a kind of weights (<c>bias</c>).</summary>
    public IReadOnlyList<string> ExcludeFromWeightDecay { get; init; } = [];

    /// <summary>The longest a weight's gradient may be; a longer one is shortened. At most one kind of clipping can be asked for.</summary>
    public double? ClipNorm { get; init; }

    /// <summary>The largest that an element of a gradient may be.</summary>
    public double? ClipValue { get; init; }

    /// <summary>The longest that the gradient of all weights together may be.</summary>
    public double? GlobalClipNorm { get; init; }

    /// <summary>Whether running means of the weights are kept. They replace the weights when <c>Fit</c> ends, and every <see cref="EmaOverwriteFrequency"/> updates.</summary>
    public bool UseEma { get; init; }

    /// <summary>How much of the running mean is kept in an update.</summary>
    public double EmaMomentum { get; init; } = 0.99;

    /// <summary>After how many updates the weights become their means; only at the end where it is null.</summary>
    public int? EmaOverwriteFrequency { get; init; }

    /// <summary>From how many batches the mean gradient is taken for one update; from each where it is null.</summary>
    public int? GradientAccumulationSteps { get; init; }

    /// <summary>How many updates were made.</summary>
    public long Iterations { get; private set; }

    /// <summary>How many batches were seen: more than updates, where gradients are accumulated.</summary>
    public long Batches { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var state in _states)
        {
            state.Dispose();
        }

        _states.Clear();
        GC.SuppressFinalize(this);
    }

    /// <summary>What the optimizer remembers of each weight, by Keras' names: <c>momentum</c>.</summary>
    protected abstract IReadOnlyList<string> SlotNames { get; }

    /// <summary>What a slot starts with.</summary>
    protected virtual double SlotStart => 0;

    /// <summary>Updates a run of weights.</summary>
    internal abstract void Update(OptimizerState state, UpdateRun run, double rate, bool throughTensors);

    /// <summary>Whether each weight is a run of its own.</summary>
    internal virtual bool IsByWeight => false;

    /// <summary>The state that the optimizer keeps for a weight set.</summary>
    internal virtual OptimizerState CreateState(WeightSet weights) => OptimizerState.Flat(weights, SlotNames, SlotStart);

    private static double Checked(double rate, string name) => rate >= 0 && double.IsFinite(rate)
        ? rate
        : throw new ArgumentOutOfRangeException(name, rate, "A learning rate is a number that is not negative.");

    private void CheckOptions()
    {
        string[] clippings = [.. Given(ClipNorm, nameof(ClipNorm)), .. Given(ClipValue, nameof(ClipValue)), .. Given(GlobalClipNorm, nameof(GlobalClipNorm))];
        if (clippings.Length > 1)
        {
            throw new InvalidOperationException($"{GetType().Name}: gradients can be clipped in one way, but {string.Join(" and ", clippings)} were set. Leave one of them.");
        }

        AtLeast(WeightDecay, 0, nameof(WeightDecay));
        AtLeast(ClipNorm, 0, nameof(ClipNorm));
        AtLeast(ClipValue, 0, nameof(ClipValue));
        AtLeast(GlobalClipNorm, 0, nameof(GlobalClipNorm));
        AtLeast(EmaOverwriteFrequency, 1, nameof(EmaOverwriteFrequency));
        AtLeast(GradientAccumulationSteps, 2, nameof(GradientAccumulationSteps));
        if (EmaMomentum is not (>= 0 and <= 1))
        {
            throw new InvalidOperationException($"{GetType().Name}: EmaMomentum must be from 0 to 1, but is {EmaMomentum}.");
        }

        static string[] Given(double? value, string name) => value is null ? [] : [name];

        void AtLeast(double? value, double least, string name)
        {
            if (value is { } given && !(given >= least))
            {
                throw new InvalidOperationException($"{GetType().Name}: {name} must be at least {least}, but is {given}.");
            }
        }
    }
}
