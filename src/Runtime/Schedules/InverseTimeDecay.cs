namespace CompiledNets;

/// <summary>Computes initialLearningRate / (1 + decayRate · step / decaySteps).</summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="decaySteps">The number of steps in which the divisor grows by <paramref name="decayRate"/>.</param>
/// <param name="decayRate">The growth of the divisor.</param>
/// <param name="staircase">Whether the learning rate changes only every <paramref name="decaySteps"/> steps.</param>
public sealed class InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, bool staircase = false) : LearningRateSchedule
{
    private readonly double _initial = OptionChecks.Rate(initialLearningRate);
    private readonly double _rate = OptionChecks.NotNegative(decayRate);
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override double At(long step) => _initial / (1 + (_rate * (staircase ? Math.Floor(step / _steps) : step / _steps)));
}
