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
}
