namespace CompiledNets.Samples;

/// <summary>Trains <see cref="Vae"/> on digits. The targets are the inputs.</summary>
public static class VaeSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(Vae),
        "Encodes handwritten digits (MNIST) as two numbers with a variational autoencoder",
        (seed, dtype) => new Vae(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(), Epochs: 5, BatchSize: 128),
        request =>
        {
            var digits = Mnist.Load(request);
            var test = Split(digits.Test);
            return new Splits<Vae.Inputs, Vae.Targets>(digits.Description, Split(digits.Train), test, test);
        });

    private static Split<Vae.Inputs, Vae.Targets> Split(LabelledSamples samples) => new(new(samples.Inputs), new(samples.Inputs.alias()));
}
