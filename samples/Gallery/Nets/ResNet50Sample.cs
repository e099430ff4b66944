using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>The training of <see cref="ResNet50"/>: from nothing, on six of its thousand classes.</summary>
public static class ResNet50Sample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(ResNet50),
        "ResNet-50: which colour has the square, and on which side is it?",
        (seed, dtype) => new ResNet50(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.0003), Epochs: 3, BatchSize: 8),
        request => MadeData.Make(request, "Photographs of a square, on the left or the right, in three colours", 96, 24, (count, stream) =>
        {
            var (photos, labels) = ColourSides.Make(count, stream);
            return (new ResNet50.Inputs(photos), new ResNet50.Targets(labels));
        }));
}
