namespace CompiledNets.Samples;

/// <summary>The training of <see cref="ResidualBlock"/>: it finds out a filter that makes images sharper.</summary>
public static class ResidualBlockSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(ResidualBlock),
        "A residual block that learns a filter for images",
        (seed, dtype) => new ResidualBlock(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.02), Epochs: 5, BatchSize: 8),
        request => MadeData.Make(request, "Colour images of waves, and the same made sharper", 128, 32, (count, stream) =>
        {
            var (images, sharper) = FilteredImages.Sharpened(count, stream);
            return (new ResidualBlock.Inputs(images), new ResidualBlock.Targets(sharper));
        }));
}
