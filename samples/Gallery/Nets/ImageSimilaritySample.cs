namespace CompiledNets.Samples;

/// <summary>The training of <see cref="ImageSimilarity"/>: from nothing, since weights learned on ImageNet are no part of this repository.</summary>
public static class ImageSimilaritySample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(ImageSimilarity),
        "One ResNet-50 sees two photographs: are they alike?",
        (seed, dtype) => new ImageSimilarity(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.0001), Epochs: 2, BatchSize: 4),
        request => MadeData.Make(request, "Pairs of photographs of a square, of one colour or of two", 48, 12, (count, stream) =>
        {
            var (left, right, labels) = ColourPairs.Make(count, stream);
            return (new ImageSimilarity.Inputs(left, right), new ImageSimilarity.Targets(labels));
        }));
}
