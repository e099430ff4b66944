namespace CompiledNets.Samples;

/// <summary>How <see cref="DigitCnn"/> is trained: as in Keras' example mnist_cnn, which measures itself on the test digits.</summary>
public static class DigitCnnSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(DigitCnn),
        "A convolutional net that reads handwritten digits (MNIST)",
        (seed, dtype) => new DigitCnn(seed, dtype: dtype),
        // The example's Adadelta() had a learning rate of 1, the default of Keras 2; with today's, 0.001, it hardly moves.
        new TrainingDefaults(() => new Adadelta(learningRate: 1.0), Epochs: 4, BatchSize: 128),
        async (request, cancellation) => (await Digits.LoadAsync(request, cancellation)).As(x => new DigitCnn.Inputs(x), y => new DigitCnn.Targets(y)));
}
