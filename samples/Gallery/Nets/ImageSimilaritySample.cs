namespace CompiledNets.Samples;

/// <summary>
/// Trains <see cref="ImageSimilarity"/>. It starts from random weights, because this repository does not contain ImageNet weights.
/// </summary>
public static class ImageSimilaritySample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(ImageSimilarity),
        "Decides if two photographs are alike, with a shared ResNet-50",
        (seed, dtype) => new ImageSimilarity(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.0001), Epochs: 2, BatchSize: 4),
        request => MadeData.Make(request, "Pairs of photographs of squares with the same colour or different colours", 48, 12, (count, stream) =>
        {
            var (left, right, labels) = ColourPairs.Make(count, stream);
            return (new ImageSimilarity.Inputs(left, right), new ImageSimilarity.Targets(labels));
        }));
}
