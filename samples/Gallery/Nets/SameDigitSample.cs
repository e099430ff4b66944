namespace CompiledNets.Samples;

/// <summary>The training of <see cref="SameDigit"/>: on pairs of handwritten digits.</summary>
public static class SameDigitSample
{
    private const int Epochs = 6;
    private const int BatchSize = 32;
    private const double HighestRate = 0.002;

    // As many as there are in all epochs with MNIST.
    private const int Steps = Epochs * DigitPairs.OfEachDigit * 60_000 / BatchSize;

    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(SameDigit),
        "A shared net looks at two digits (MNIST): are they the same?",
        (seed, dtype) => new SameDigit(seed, dtype: dtype),
        new TrainingDefaults(
            () => new Adam { Schedule = new CosineDecay(HighestRate / 25, Steps, warmupTarget: HighestRate, warmupSteps: 100) },
            Epochs,
            BatchSize),
        DigitPairs.Load);
}
