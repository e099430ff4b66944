namespace CompiledNets.Generated;

/// <summary>A metric: sums over batches, and a formula that computes its value from them.</summary>
/// <param name="Name">The name in logs.</param>
/// <param name="Sums">The number of sums.</param>
/// <param name="Formula">The name of the formula.</param>
/// <param name="Arguments">The arguments of the formula.</param>
public sealed record MetricStructure(string Name, int Sums, string Formula, params double[] Arguments)
{
    /// <summary>Gets whether smaller or larger values are better. The default, <see cref="MonitorMode.Auto"/>, says that it is not known.</summary>
    public MonitorMode Mode { get; init; }
}
