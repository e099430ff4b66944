namespace CompiledNets.Samples;

/// <summary>Trains <see cref="BookDigitCnn"/> as in the book, which validates on the test digits.</summary>
public static class BookDigitCnnSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(BookDigitCnn),
        "Classifies handwritten digits (MNIST) with the functional CNN of a book on Keras",
        (seed, dtype) => new BookDigitCnn(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(), Epochs: 20, BatchSize: 128),
        request => Mnist.Load(request).As(x => new BookDigitCnn.Inputs(x), y => new BookDigitCnn.Targets(y)));
}
