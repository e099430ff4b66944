namespace CompiledNets;

/// <summary>The progress of training.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="Epochs">The number of the last epoch.</param>
/// <param name="Step">The number of finished steps of the epoch.</param>
/// <param name="Steps">The number of steps of an epoch.</param>
/// <param name="Elapsed">The duration of the epoch so far; after its end, validation is included.</param>
/// <param name="StepTime">The mean duration of a training step in the epoch.</param>
/// <param name="Samples">The number of samples trained on in the epoch so far.</param>
/// <param name="Means">The losses and metrics so far, by Keras' names; those of validation begin with <c>val_</c>.</param>
/// <param name="HasEnded">Whether the epoch is finished.</param>
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
