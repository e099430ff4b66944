namespace CompiledNets;

/// <summary>Falls along half a cosine, after an optional linear warm-up. Loshchilov and Hutter, 2016.</summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="decaySteps">The number of steps of the decay.</param>
/// <param name="alpha">The last learning rate as a fraction of the highest.</param>
/// <param name="warmupTarget">The learning rate at the end of the warm-up. If it is null, there is no warm-up.</param>
/// <param name="warmupSteps">The number of steps of the warm-up, before the decay.</param>
public sealed class CosineDecay(double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0) : LearningRateSchedule
{
    private readonly double _initial = OptionChecks.Rate(initialLearningRate);
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));
    private readonly double _alpha = OptionChecks.NotNegative(alpha);
    private readonly double? _target = warmupTarget is { } rate ? OptionChecks.Rate(rate, nameof(warmupTarget)) : null;
    private readonly long _warmup = OptionChecks.AtLeast(warmupSteps, 0);

    /// <inheritdoc/>
    public override double At(long step) => _target is not { } target ? Fall(step, _initial)
        : step < _warmup ? _initial + ((target - _initial) * step / _warmup)
        : Fall(step - _warmup, target);

    private double Fall(long step, double from) => from * (((1 - _alpha) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, _steps) / _steps))) + _alpha);
}
