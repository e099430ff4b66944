using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Trains <see cref="DenseNet121"/> from random weights, on 6 of its 1,000 classes.</summary>
public static class DenseNet121Sample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(DenseNet121),
        "Classifies the colour and the side of a square with DenseNet-121",
        (seed, dtype) => new DenseNet121(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.0003), Epochs: 3, BatchSize: 8),
        request => MadeData.Make(request, "Photographs of a square on the left or the right, in one of three colours", 96, 24, (count, stream) =>
        {
            var (photos, labels) = ColourSides.Make(count, stream);
            return (new DenseNet121.Inputs(photos), new DenseNet121.Targets(labels));
        }));
}
