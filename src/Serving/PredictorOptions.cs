namespace CompiledNets.Serving;

/// <summary>The limits of a <see cref="Predictor{TNet}"/>.</summary>
public sealed class PredictorOptions
{
    /// <summary>Gets or sets the largest number of samples that are computed together, and of a single request. The default is 64.</summary>
    public int MaxBatchSize { get; set; } = 64;

    /// <summary>Gets or sets the largest number of requests that wait. Further ones are refused. The default is 256.</summary>
    public int QueueCapacity { get; set; } = 256;
}
