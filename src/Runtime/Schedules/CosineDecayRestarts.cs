namespace CompiledNets;

/// <summary>Falls along half a cosine again and again, each time longer and from lower. Loshchilov and Hutter, 2016.</summary>
/// <param name="initialLearningRate">The first learning rate.</param>
/// <param name="firstDecaySteps">How many steps the first fall takes.</param>
/// <param name="tMul">How much longer each fall is than the one before.</param>
/// <param name="mMul">How high each starts, as a part of the one before.</param>
/// <param name="alpha">The lowest learning rate, as a part of the first.</param>
public sealed class CosineDecayRestarts(double initialLearningRate, long firstDecaySteps, double tMul = 2, double mMul = 1, double alpha = 0) : LearningRateSchedule
{
    private readonly double _steps = Positive(firstDecaySteps, nameof(firstDecaySteps));

    private readonly double _longer = tMul >= 1
        ? tMul
        : throw new ArgumentOutOfRangeException(nameof(tMul), tMul, "A fall is not shorter than the one before: tMul is at least 1.");

    /// <inheritdoc/>
    public override double At(long step)
    {
        // Falls are counted rather than computed by a logarithm, as Keras does: at a restart that is off by one for some numbers.
        var (start, length, height) = (0d, _steps, 1d);
        while (step >= start + length)
        {
            (start, length, height) = (start + length, length * _longer, height * mMul);
        }

        return initialLearningRate * (((1 - alpha) * 0.5 * height * (1 + Math.Cos(Math.PI * (step - start) / length))) + alpha);
    }
}
