using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>The training of <see cref="DenseNet121"/>: from nothing, on six of its thousand classes.</summary>
public static class DenseNet121Sample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(DenseNet121),
        "DenseNet-121: which colour has the square, and on which side is it?",
        (seed, dtype) => new DenseNet121(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.0003), Epochs: 3, BatchSize: 8),
        request => MadeData.Make(request, "Photographs of a square, on the left or the right, in three colours", 96, 24, (count, stream) =>
        {
            var (photos, labels) = ColourSides.Make(count, stream);
            return (new DenseNet121.Inputs(photos), new DenseNet121.Targets(labels));
        }));
}
