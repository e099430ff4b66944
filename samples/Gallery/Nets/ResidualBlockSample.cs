namespace CompiledNets.Samples;

/// <summary>Trains <see cref="ResidualBlock"/> to sharpen images.</summary>
public static class ResidualBlockSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(ResidualBlock),
        "Sharpens images with a residual block",
        (seed, dtype) => new ResidualBlock(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.02), Epochs: 5, BatchSize: 8),
        request => MadeData.Make(request, "Colour images of waves, and the same images sharpened", 128, 32, (count, stream) =>
        {
            var (images, sharper) = FilteredImages.Sharpened(count, stream);
            return (new ResidualBlock.Inputs(images), new ResidualBlock.Targets(sharper));
        }));
}
