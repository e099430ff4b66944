namespace CompiledNets;

/// <summary>
/// Falls along half a cosine repeatedly. Each period can be longer and start lower than the last. Loshchilov and Hutter, 2016.
/// </summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="firstDecaySteps">The number of steps of the first period.</param>
/// <param name="tMul">The length of a period as a multiple of the last, at least 1.</param>
/// <param name="mMul">The highest learning rate of a period as a multiple of that of the last.</param>
/// <param name="alpha">The lowest learning rate as a fraction of the first.</param>
public sealed class CosineDecayRestarts(double initialLearningRate, long firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0) : LearningRateSchedule
{
    private readonly double _initial = OptionChecks.Rate(initialLearningRate);
    private readonly double _steps = Positive(firstDecaySteps, nameof(firstDecaySteps));
    private readonly double _longer = OptionChecks.AtLeast(OptionChecks.Finite(tMul), 1, nameof(tMul));
    private readonly double _lower = OptionChecks.NotNegative(mMul);
    private readonly double _alpha = OptionChecks.NotNegative(alpha);

    /// <inheritdoc/>
    public override double At(long step)
    {
        // A loop counts the periods that grow. Keras computes a logarithm, which at a restart is off by one for some numbers.
        var periods = _longer == 1 ? Math.Floor(step / _steps) : 0;
        var (start, length, height) = (periods * _steps, _steps, Math.Pow(_lower, periods));
        while (_longer > 1 && step >= start + length)
        {
            (start, length, height) = (start + length, length * _longer, height * _lower);
        }

        return _initial * (((1 - _alpha) * 0.5 * height * (1 + Math.Cos(Math.PI * (step - start) / length))) + _alpha);
    }
}
