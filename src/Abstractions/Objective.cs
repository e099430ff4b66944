namespace CompiledNets;

/// <summary>The loss that training minimises, and the metrics that it reports. <see cref="Layers.Minimize"/> creates it.</summary>
public sealed class Objective
{
    private Objective()
    {
    }

    /// <summary>Adds metrics, which are measured on every batch and not minimised.</summary>
    /// <param name="metrics">The metrics, in the order in which they are reported.</param>
    public Objective Track(params Metric[] metrics) => throw Definition.IsNotRun();

    /// <summary>Adds a metric with a name.</summary>
    /// <param name="metric">The metric: one of the language, a loss, or a tensor, whose mean over the samples is reported.</param>
    /// <param name="name">The name in logs, in the history and for callbacks.</param>
    public Objective Track(Metric metric, string name) => throw Definition.IsNotRun();
}
