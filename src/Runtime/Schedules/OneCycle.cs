namespace CompiledNets;

/// <summary>
/// Rises to a highest learning rate and falls far below the first, along cosines. Smith and Topin, 2018. Keras has no such schedule;
/// arguments and defaults are those of PyTorch's OneCycleLR.
/// </summary>
/// <param name="maxLearningRate">The highest learning rate.</param>
/// <param name="totalSteps">The number of steps.</param>
/// <param name="pctStart">The fraction of the steps in which the learning rate rises, between 0 and 1.</param>
/// <param name="divFactor">The highest learning rate divided by the first.</param>
/// <param name="finalDivFactor">The first learning rate divided by the last.</param>
public sealed class OneCycle(double maxLearningRate, long totalSteps, double pctStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4) : LearningRateSchedule
{
    private readonly double _most = OptionChecks.Rate(maxLearningRate);
    private readonly double _first = maxLearningRate / OptionChecks.Positive(divFactor);
    private readonly double _final = OptionChecks.Positive(finalDivFactor);
    private readonly double _last = Positive(totalSteps, nameof(totalSteps)) - 1;

    private readonly double _top = pctStart is > 0 and < 1
        ? (pctStart * totalSteps) - 1
        : throw new ArgumentOutOfRangeException(nameof(pctStart), pctStart, "pctStart must be between 0 and 1.");

    /// <inheritdoc/>
    public override double At(long step) => step <= _top
        ? Along(_first, _most, _top == 0 ? 1 : step / _top) // A rise of a single step is at its end.
        : Along(_most, _first / _final, (Math.Min(step, _last) - _top) / (_last - _top));

    private static double Along(double from, double to, double part) => to + ((from - to) / 2 * (1 + Math.Cos(Math.PI * part)));
}
