namespace CompiledNets.Samples;

/// <summary>Trains <see cref="SameDigit"/> on pairs of handwritten digits.</summary>
public static class SameDigitSample
{
    private const int Epochs = 6;
    private const int BatchSize = 32;
    private const double HighestRate = 0.002;

    // The number of steps in all epochs with the 60,000 digits of MNIST.
    private const int Steps = Epochs * DigitPairs.OfEachDigit * 60_000 / BatchSize;

    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(SameDigit),
        "Decides if two images show the same digit (MNIST), with a shared net",
        (seed, dtype) => new SameDigit(seed, dtype: dtype),
        new TrainingDefaults(
            () => new Adam { Schedule = new CosineDecay(HighestRate / 25, Steps, warmupTarget: HighestRate, warmupSteps: 100) },
            Epochs,
            BatchSize),
        DigitPairs.Load);
}
