namespace CompiledNets;

/// <summary>How a net is trained. The defaults are Keras'.</summary>
public sealed record FitOptions
{
    /// <summary>Updates the weights. It remembers its steps, so training goes on where it is used again. A new RMSprop where it is null.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>How often every sample is seen.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>How many samples make a step. The last batch of an epoch may be smaller.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Whether samples come in another order in every epoch; which one, is decided by the net's seed.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>How many validation samples are computed together.</summary>
    public int ValidationBatchSize { get; init; } = 256;

    /// <summary>Is told how training goes: <see cref="ConsoleProgress.Default"/>, or something of one's own. Called on the training thread, a few times a second.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }
}
