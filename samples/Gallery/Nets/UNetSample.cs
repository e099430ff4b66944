namespace CompiledNets.Samples;

/// <summary>Trains <see cref="UNet"/> on generated discs, because this repository does not contain the photographs of Keras' example.</summary>
public static class UNetSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(UNet),
        "Classifies each pixel as object, outline or background, with a U-Net",
        (seed, dtype) => new UNet(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.002), Epochs: 4, BatchSize: 8),
        request => MadeData.Make(request, "Photographs of discs of different sizes, and the class of each pixel", 160, 40, (count, stream) =>
        {
            var (photos, masks) = Discs.Make(count, stream);
            return (new UNet.Inputs(photos), new UNet.Targets(masks));
        }));
}
