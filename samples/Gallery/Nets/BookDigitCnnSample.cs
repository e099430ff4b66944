namespace CompiledNets.Samples;

/// <summary>The training of <see cref="BookDigitCnn"/>: as in the book, which measures itself on the test digits.</summary>
public static class BookDigitCnnSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(BookDigitCnn),
        "The functional CNN of a book on Keras, which reads handwritten digits (MNIST)",
        (seed, dtype) => new BookDigitCnn(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(), Epochs: 20, BatchSize: 128),
        request => Mnist.Load(request).As(x => new BookDigitCnn.Inputs(x), y => new BookDigitCnn.Targets(y)));
}
