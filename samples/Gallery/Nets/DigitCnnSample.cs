namespace CompiledNets.Samples;

/// <summary>The training of <see cref="DigitCnn"/> and its twin: as in Keras' example mnist_cnn, which measures itself on the test digits.</summary>
public static class DigitCnnSample
{
    // The example's Adadelta() had a learning rate of 1, the default of Keras 2; with today's, 0.001, it hardly moves.
    private static readonly TrainingDefaults s_defaults = new(() => new Adadelta(learningRate: 1.0), Epochs: 4, BatchSize: 128);

    /// <summary>The net in the functional form.</summary>
    public static Sample Functional { get; } = Sample.Of(
        nameof(DigitCnn),
        "A convolutional net that reads handwritten digits (MNIST)",
        (seed, dtype) => new DigitCnn(seed, dtype: dtype),
        s_defaults,
        request => Mnist.Load(request).As(x => new DigitCnn.Inputs(x), y => new DigitCnn.Targets(y)));

    /// <summary>The net as a sequence of layers.</summary>
    public static Sample Sequential { get; } = Sample.Of(
        nameof(DigitCnnSequential),
        "The same net as a sequence of layers",
        (seed, dtype) => new DigitCnnSequential(seed, dtype: dtype),
        s_defaults,
        request => Mnist.Load(request).As(x => new DigitCnnSequential.Inputs(x), y => new DigitCnnSequential.Targets(y)));
}
