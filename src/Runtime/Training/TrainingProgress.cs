namespace CompiledNets;

/// <summary>How far training is.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">How many there will be.</param>
/// <param name="Step">How many steps of the epoch are done.</param>
/// <param name="Steps">How many steps an epoch has.</param>
/// <param name="Elapsed">How long the epoch has taken, validation included when it has ended.</param>
/// <param name="StepTime">How long a training step takes, on average over the epoch.</param>
/// <param name="Samples">How many samples of the epoch were seen.</param>
/// <param name="Means">Losses and metrics so far, by Keras' names; with <c>val_</c> before those of the validation.</param>
/// <param name="HasEnded">Whether the epoch is over.</param>
public sealed record TrainingProgress(
    int Epoch,
    int Epochs,
    long Step,
    long Steps,
    TimeSpan Elapsed,
    TimeSpan StepTime,
    long Samples,
    IReadOnlyDictionary<string, double> Means,
    bool HasEnded);
