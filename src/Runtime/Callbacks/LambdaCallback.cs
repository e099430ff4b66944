namespace CompiledNets;

/// <summary>A callback that calls functions, for cases that do not need a class.</summary>
public sealed class LambdaCallback : Callback
{
    /// <summary>Gets the function that is called when training begins.</summary>
    public Action<TrainingRun>? TrainBegin { get; init; }

    /// <summary>Gets the function that is called when training has ended.</summary>
    public Action<TrainingRun>? TrainEnd { get; init; }

    /// <summary>Gets the function that is called when an epoch begins.</summary>
    public Action<TrainingRun>? EpochBegin { get; init; }

    /// <summary>Gets the function that is called when an epoch has ended.</summary>
    public Action<TrainingRun, IReadOnlyDictionary<string, double>>? EpochEnd { get; init; }

    /// <summary>Gets the function that is called when a step begins.</summary>
    public Action<TrainingRun>? TrainBatchBegin { get; init; }

    /// <summary>Gets the function that is called when a step has ended.</summary>
    public Action<TrainingRun>? TrainBatchEnd { get; init; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run) => TrainBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run) => TrainEnd?.Invoke(run);

    /// <inheritdoc/>
    public override void OnEpochBegin(TrainingRun run) => EpochBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) => EpochEnd?.Invoke(run, logs);

    /// <inheritdoc/>
    public override void OnTrainBatchBegin(TrainingRun run) => TrainBatchBegin?.Invoke(run);

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run) => TrainBatchEnd?.Invoke(run);
}
