namespace CompiledNets;

/// <summary>Falls along half a cosine, after an optional linear warm-up. Loshchilov and Hutter, 2016.</summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="decaySteps">The number of steps of the decay.</param>
/// <param name="alpha">The last learning rate as a fraction of the highest.</param>
/// <param name="warmupTarget">The learning rate at the end of the warm-up. If it is null, there is no warm-up.</param>
/// <param name="warmupSteps">The number of steps of the warm-up, before the decay.</param>
public sealed class CosineDecay(double initialLearningRate, long decaySteps, double alpha = 0, double? warmupTarget = null, long warmupSteps = 0) : LearningRateSchedule
{
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override double At(long step) => warmupTarget is not { } target ? Fall(step, initialLearningRate)
        : step < warmupSteps ? initialLearningRate + ((target - initialLearningRate) * step / warmupSteps)
        : Fall(step - warmupSteps, target);

    private double Fall(long step, double from) => from * (((1 - alpha) * 0.5 * (1 + Math.Cos(Math.PI * Math.Min(step, _steps) / _steps))) + alpha);
}
