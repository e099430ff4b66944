namespace CompiledNets.Samples;

/// <summary>The training of <see cref="UNet"/>: on discs and their outlines. The example's pets are no part of this repository.</summary>
public static class UNetSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(UNet),
        "A U-Net: does a pixel belong to a thing, to its outline, or to the ground?",
        (seed, dtype) => new UNet(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.002), Epochs: 4, BatchSize: 8),
        request => MadeData.Make(request, "Photographs of discs of any size, and what each pixel belongs to", 160, 40, (count, stream) =>
        {
            var (photos, masks) = Discs.Make(count, stream);
            return (new UNet.Inputs(photos), new UNet.Targets(masks));
        }));
}
