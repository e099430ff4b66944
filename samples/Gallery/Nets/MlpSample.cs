using TorchSharp;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="Mlp"/>.</summary>
public static class MlpSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(Mlp),
        "Classifies handwritten digits (MNIST) with three dense layers",
        (seed, dtype) => new Mlp(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 5, BatchSize: 128),
        request => Mnist.Load(request).As(x => new Mlp.Inputs(x.reshape(-1, 784)), y => new Mlp.Targets(y)));
}
