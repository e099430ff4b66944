namespace CompiledNets;

/// <summary>What training minimises, and what it watches. Made by <see cref="Layers.Minimize"/>.</summary>
public sealed class Objective
{
    private Objective()
    {
    }

    /// <summary>Adds metrics, which are measured on every batch and not minimised.</summary>
    /// <param name="metrics">The metrics, in the order in which they are shown.</param>
    public Objective Track(params Metric[] metrics) => throw Definition.IsNotRun();
}
