namespace CompiledNets.Samples;

/// <summary>Trains <see cref="Autoencoder"/> on digits. The targets are the inputs.</summary>
public static class AutoencoderSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(Autoencoder),
        "Encodes handwritten digits (MNIST) as 16 numbers, and restores them",
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
