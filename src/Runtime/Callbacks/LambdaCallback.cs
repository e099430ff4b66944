namespace CompiledNets;

/// <summary>A callback of functions, for what is not worth a class.</summary>
public sealed class LambdaCallback : Callback
{
    /// <summary>What happens when training begins.</summary>
    public Action<TrainingRun>? TrainBegin { get; init; }

    /// <summary>What happens when training has ended.</summary>
    public Action<TrainingRun>? TrainEnd { get; init; }

    /// <summary>What happens when an epoch begins.</summary>
    public Action<TrainingRun>? EpochBegin { get; init; }

    /// <summary>What happens when an epoch has ended.</summary>
    public Action<TrainingRun, IReadOnlyDictionary<string, double>>? EpochEnd { get; init; }

    /// <summary>What happens when a step begins.</summary>
    public Action<TrainingRun>? TrainBatchBegin { get; init; }

    /// <summary>What happens when a step is done.</summary>
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
