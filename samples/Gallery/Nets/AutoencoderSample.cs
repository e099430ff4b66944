namespace CompiledNets.Samples;

/// <summary>The training of <see cref="Autoencoder"/>: on digits, which are their own targets.</summary>
public static class AutoencoderSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(Autoencoder),
        "Handwritten digits (MNIST) through sixteen numbers, and back",
        (seed, dtype) => new Autoencoder(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(), Epochs: 5, BatchSize: 128),
        request =>
        {
            var digits = Mnist.Load(request);
            var test = Split(digits.Test);
            return new Splits<Autoencoder.Inputs, Autoencoder.Targets>(digits.Description, Split(digits.Train), test, test);
        });

    private static Split<Autoencoder.Inputs, Autoencoder.Targets> Split(LabelledSamples samples) => new(new(samples.Inputs), new(samples.Inputs.alias()));
}
