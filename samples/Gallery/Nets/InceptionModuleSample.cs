namespace CompiledNets.Samples;

/// <summary>Trains <see cref="InceptionModule"/> to find edges.</summary>
public static class InceptionModuleSample
{
    /// <summary>Gets the sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(InceptionModule),
        "Finds the edges of an image with three towers of convolutions",
        (seed, dtype) => new InceptionModule(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.002), Epochs: 3, BatchSize: 4),
        request => MadeData.Make(request, "Colour images of waves, and their edges", 40, 8, (count, stream) =>
        {
            var (images, edges) = FilteredImages.WithEdges(count, stream);
            return (new InceptionModule.Inputs(images), new InceptionModule.Targets(edges));
        }));
}
