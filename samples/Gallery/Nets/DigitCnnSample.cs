namespace CompiledNets.Samples;

/// <summary>
/// Trains <see cref="DigitCnn"/> and <see cref="DigitCnnSequential"/> as in Keras' example mnist_cnn, which validates on the test digits.
/// </summary>
public static class DigitCnnSample
{
    // The example uses the default learning rate of Keras 2, which is 1. With Keras 3's default of 0.001 the weights hardly change.
    private static readonly TrainingDefaults s_defaults = new(() => new Adadelta(learningRate: 1.0), Epochs: 4, BatchSize: 128);

    /// <summary>Gets the sample of the functional net.</summary>
    public static Sample Functional { get; } = Sample.Of(
        nameof(DigitCnn),
        "Classifies handwritten digits (MNIST) with convolutions",
        (seed, dtype) => new DigitCnn(seed, dtype: dtype),
        s_defaults,
        request => Mnist.Load(request).As(x => new DigitCnn.Inputs(x), y => new DigitCnn.Targets(y)));

    /// <summary>Gets the sample of the sequential net.</summary>
    public static Sample Sequential { get; } = Sample.Of(
        nameof(DigitCnnSequential),
        "Defines the net of DigitCnn as a sequence of layers",
        (seed, dtype) => new DigitCnnSequential(seed, dtype: dtype),
        s_defaults,
        request => Mnist.Load(request).As(x => new DigitCnnSequential.Inputs(x), y => new DigitCnnSequential.Targets(y)));
}
