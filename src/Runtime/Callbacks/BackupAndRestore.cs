namespace CompiledNets;

/// <summary>
/// Continues an interrupted training bit for bit, when the same program is started again. It writes a checkpoint after each epoch or after a
/// number of steps, and deletes it when training has ended. SIGTERM and Ctrl+C end the training between two steps and write a last checkpoint; a
/// second Ctrl+C ends the program at once.
/// </summary>
/// <param name="path">The path of the checkpoint.</param>
/// <param name="everySteps">The number of steps of the net from one checkpoint to the next. The default is one checkpoint per epoch.</param>
/// <param name="deleteCheckpoint">
/// Whether the checkpoint is deleted when training has ended. If it is kept, the same training returns at once when it is started again. The
/// default is true.
/// </param>
/// <remarks>
/// After a signal, <c>Fit</c> throws an <see cref="OperationCanceledException"/> whose message names the checkpoint. A program that does not catch it
/// ends. A stream is read again from its beginning and its first batches are skipped, so it must produce the same batches.
/// </remarks>
public sealed class BackupAndRestore(string path, long? everySteps = null, bool deleteCheckpoint = true) : Callback
{
    private readonly long? _everySteps = everySteps is { } steps ? OptionChecks.AtLeast(steps, 1, nameof(everySteps)) : null;

    /// <summary>True if training continued from the checkpoint.</summary>
    public bool HasRestored { get; private set; }

    internal string CheckpointPath { get; } = OptionChecks.Text(path);

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        HasRestored = File.Exists(CheckpointPath);
        if (HasRestored)
        {
            run.RestoreCheckpoint(CheckpointPath);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (run.Net.Step % _everySteps == 0)
        {
            run.SaveCheckpoint(CheckpointPath);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) => run.SaveCheckpoint(CheckpointPath);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run)
    {
        if (deleteCheckpoint)
        {
            File.Delete(CheckpointPath);
        }
    }
}
