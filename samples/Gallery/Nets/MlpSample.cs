using TorchSharp;

namespace CompiledNets.Samples;

/// <summary>The training of <see cref="Mlp"/>.</summary>
public static class MlpSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(Mlp),
        "Three dense layers that read handwritten digits (MNIST)",
        (seed, dtype) => new Mlp(seed, dtype: dtype),
        new TrainingDefaults(() => new RMSprop(), Epochs: 5, BatchSize: 128),
        request => Mnist.Load(request).As(x => new Mlp.Inputs(x.reshape(-1, 784)), y => new Mlp.Targets(y)));
}
