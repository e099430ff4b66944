namespace CompiledNets;

/// <summary>
/// Lets training survive: it goes on where it was interrupted, bit for bit, when the same program is started again. The file is
/// written after each epoch, or after a number of steps, and deleted when training has ended.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="everySteps">After how many steps of the net it is written; after each epoch where it is null.</param>
/// <param name="deleteCheckpoint">Whether the file is deleted when training has ended. One that is kept lets a finished training return at once.</param>
/// <remarks>A stream is read again from its beginning, and what was seen is left out: it must bring the same batches.</remarks>
public sealed class BackupAndRestore(string path, long? everySteps = null, bool deleteCheckpoint = true) : Callback
{
    private readonly long? _everySteps = everySteps is null or >= 1 ? everySteps : throw new ArgumentOutOfRangeException(nameof(everySteps), everySteps, "The file is written after 1 step or more.");

    /// <summary>Whether training goes on from the file.</summary>
    public bool HasRestored { get; private set; }

    /// <inheritdoc/>
    public override void OnTrainBegin(TrainingRun run)
    {
        HasRestored = File.Exists(path);
        if (HasRestored)
        {
            run.RestoreCheckpoint(path);
        }
    }

    /// <inheritdoc/>
    public override void OnTrainBatchEnd(TrainingRun run)
    {
        if (run.Net.Step % _everySteps == 0)
        {
            run.SaveCheckpoint(path);
        }
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs) => run.SaveCheckpoint(path);

    /// <inheritdoc/>
    public override void OnTrainEnd(TrainingRun run)
    {
        if (deleteCheckpoint)
        {
            File.Delete(path);
        }
    }
}
