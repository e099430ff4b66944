namespace CompiledNets;

/// <summary>
/// Is told how training goes and may change it: <see cref="FitOptions.Callbacks"/>. The methods are Keras' and do nothing here; all
/// are called on the thread that trains. One callback serves one training at a time.
/// </summary>
public abstract class Callback
{
    /// <summary>Training begins. A checkpoint that is resumed is loaded by now.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainBegin(TrainingRun run)
    {
    }

    /// <summary>Training has ended, by itself or because a callback asked for it.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainEnd(TrainingRun run)
    {
    }

    /// <summary>Training was cancelled or has failed: what is open must be closed. <see cref="OnTrainEnd"/> is not called.</summary>
    /// <param name="run">The training.</param>
    /// <param name="error">Why.</param>
    public virtual void OnTrainFailed(TrainingRun run, Exception error)
    {
    }

    /// <summary>An epoch begins.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnEpochBegin(TrainingRun run)
    {
    }

    /// <summary>An epoch has ended, and was validated.</summary>
    /// <param name="run">The training.</param>
    /// <param name="logs">What was measured, by Keras' names.</param>
    public virtual void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
    }

    /// <summary>A step begins.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainBatchBegin(TrainingRun run)
    {
    }

    /// <summary>Losses and gradients of a step are known; the weights are not changed yet. <see cref="TrainingRun.Stop"/> leaves them as they are.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnGradients(TrainingRun run)
    {
    }

    /// <summary>A step is done.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainBatchEnd(TrainingRun run)
    {
    }

    /// <summary>Validation begins.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTestBegin(TrainingRun run)
    {
    }

    /// <summary>Validation has ended.</summary>
    /// <param name="run">The training.</param>
    /// <param name="logs">What was measured, without <c>val_</c>.</param>
    public virtual void OnTestEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
    }

    /// <summary>Puts what it remembers into a checkpoint.</summary>
    /// <param name="state">Takes it.</param>
    public virtual void Save(CallbackState state)
    {
    }

    /// <summary>Takes what it had remembered out of a checkpoint.</summary>
    /// <param name="state">Has it.</param>
    public virtual void Restore(CallbackState state)
    {
    }
}
