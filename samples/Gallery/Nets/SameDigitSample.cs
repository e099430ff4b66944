namespace CompiledNets.Samples;

/// <summary>How <see cref="SameDigit"/> is trained: on pairs of handwritten digits.</summary>
public static class SameDigitSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(SameDigit),
        "A shared net looks at two digits (MNIST): are they the same?",
        (seed, dtype) => new SameDigit(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.0005), Epochs: 6, BatchSize: 64),
        DigitPairs.LoadAsync);
}
