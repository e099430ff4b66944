namespace CompiledNets;

/// <summary>Tells whether smaller or larger values of a loss or metric are better.</summary>
public enum MonitorMode
{
    /// <summary>
    /// Asks the net, which knows its losses and metrics: smaller losses are better, and each metric has a direction. A value that the net does not
    /// measure itself needs <see cref="Min"/> or <see cref="Max"/>.
    /// </summary>
    Auto,

    /// <summary>Smaller is better.</summary>
    Min,

    /// <summary>Larger is better.</summary>
    Max,
}
