using Microsoft.Extensions.Logging;

namespace CompiledNets;

/// <summary>How a net is trained. The defaults are Keras'.</summary>
public sealed record FitOptions
{
    /// <summary>Updates the weights. It remembers its steps, so training goes on where it is used again. A new RMSprop where it is null.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>The last epoch. With <see cref="InitialEpoch"/> it is as often as every sample is seen, less that.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>How many epochs were trained before: the first is this plus one.</summary>
    public int InitialEpoch { get; init; }

    /// <summary>How many samples make a step. The last batch of an epoch may be smaller. A stream brings batches of its own.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>How many steps make an epoch: the first of its order, for a dataset; the next ones, for a stream. All where it is null.</summary>
    public long? StepsPerEpoch { get; init; }

    /// <summary>Whether samples come in another order in every epoch; which one, is decided by the net's seed. A stream comes as it is.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>The part of the samples, the last of them, that is only measured after each epoch. Not together with validation samples.</summary>
    public double ValidationSplit { get; init; }

    /// <summary>How many validation samples are computed together.</summary>
    public int ValidationBatchSize { get; init; } = 256;

    /// <summary>After how many epochs validation follows, each time.</summary>
    public int ValidationFrequency { get; init; } = 1;

    /// <summary>How many batches are made ahead, on as many threads. What lies in memory is not read ahead.</summary>
    public int Prefetch { get; init; } = 2;

    /// <summary>Are told how training goes, in this order.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>Is told how training goes: <see cref="ConsoleProgress.Default"/>, or something of one's own. Called on the training thread, a few times a second.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Takes a line when training begins, for each epoch, and when it ends.</summary>
    public ILogger? Logger { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number cannot be.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1, nameof(Epochs));
        ArgumentOutOfRangeException.ThrowIfNegative(InitialEpoch, nameof(InitialEpoch));
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationBatchSize, 1, nameof(ValidationBatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationFrequency, 1, nameof(ValidationFrequency));
        ArgumentOutOfRangeException.ThrowIfNegative(Prefetch, nameof(Prefetch));
        ArgumentOutOfRangeException.ThrowIfLessThan(StepsPerEpoch ?? 1, 1, nameof(StepsPerEpoch));
        if (ValidationSplit is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ValidationSplit), ValidationSplit, "The part of the samples for validation is from 0 to less than 1.");
        }
    }
}
