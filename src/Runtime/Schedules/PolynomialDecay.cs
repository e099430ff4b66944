namespace CompiledNets;

/// <summary>Computes (initialLearningRate - endLearningRate) · (1 - step / decaySteps)^power + endLearningRate.</summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="decaySteps">The number of steps to the last learning rate.</param>
/// <param name="endLearningRate">The last learning rate.</param>
/// <param name="power">The exponent; 1 is linear.</param>
/// <param name="cycle">Whether the learning rate rises again and falls until the next multiple of <paramref name="decaySteps"/>.</param>
public sealed class PolynomialDecay(double initialLearningRate, long decaySteps, double endLearningRate = 0.0001, double power = 1, bool cycle = false) : LearningRateSchedule
{
    private readonly double _initial = OptionChecks.Rate(initialLearningRate);
    private readonly double _end = OptionChecks.Rate(endLearningRate);
    private readonly double _power = OptionChecks.NotNegative(power);
    private readonly double _steps = Positive(decaySteps, nameof(decaySteps));

    /// <inheritdoc/>
    public override double At(long step)
    {
        var steps = cycle ? _steps * Math.Max(1, Math.Ceiling(step / _steps)) : _steps;
        return ((_initial - _end) * Math.Pow(1 - (Math.Min(step, steps) / steps), _power)) + _end;
    }
}
