namespace CompiledNets.Samples;

/// <summary>The training of <see cref="InceptionModule"/>: it finds edges.</summary>
public static class InceptionModuleSample
{
    /// <summary>The sample.</summary>
    public static Sample Sample { get; } = Sample.Of(
        nameof(InceptionModule),
        "Three towers of convolutions over one image, that find its edges",
        (seed, dtype) => new InceptionModule(seed, dtype: dtype),
        new TrainingDefaults(() => new Adam(learningRate: 0.002), Epochs: 3, BatchSize: 4),
        request => MadeData.Make(request, "Colour images of waves, and where they change", 40, 8, (count, stream) =>
        {
            var (images, edges) = FilteredImages.WithEdges(count, stream);
            return (new InceptionModule.Inputs(images), new InceptionModule.Targets(edges));
        }));
}
