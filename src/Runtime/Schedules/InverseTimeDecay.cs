namespace CompiledNets;

/// <summary>initialLearningRate / (1 + decayRate · step / decaySteps).</summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="decaySteps">After how many steps the divisor has grown by <paramref name="decayRate"/>.</param>
/// <param name="decayRate">How much the divisor grows.</param>
/// <param name="staircase">Whether it changes only every <paramref name="decaySteps"/> steps.</param>
public sealed class InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override double At(long step) => initialLearningRate / (1 + (decayRate * (staircase ? Math.Floor(step / _steps) : step / _steps)));
}
