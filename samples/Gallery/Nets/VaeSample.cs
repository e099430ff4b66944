namespace CompiledNets.Samples;

/// <summary>The training of <see cref="Vae"/>: on digits, which are their own targets.</summary>
public static class VaeSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(Vae),
        "A variational autoencoder: handwritten digits (MNIST) on a map",
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
