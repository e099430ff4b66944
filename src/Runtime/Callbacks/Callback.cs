namespace CompiledNets;

/// <summary>
/// Observes and changes training: see <see cref="FitOptions.Callbacks"/>. The methods are Keras' and do nothing by default. All are called on
/// the training thread. A callback can be used by one training at a time.
/// </summary>
public abstract class Callback
{
    /// <summary>
    /// True if the callback is called on every rank of <see cref="FitOptions.Parallel"/>. It must then do the same on each, and write no file. If false, it is
    /// called on rank 0 only; changes of the learning rate and of loss weights reach the other ranks at the next step, and changes of weights and of what is
    /// trainable at the next epoch. The default is false.
    /// </summary>
    public virtual bool IsOnEveryRank => false;

    /// <summary>Is called when training begins, after a checkpoint was loaded.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainBegin(TrainingRun run)
    {
    }

    /// <summary>Is called when training has ended by itself or by <see cref="TrainingRun.Stop"/>.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainEnd(TrainingRun run)
    {
    }

    /// <summary>
    /// Is called instead of <see cref="OnTrainEnd"/> when training was cancelled or has failed. Close files and other resources here.
    /// </summary>
    /// <param name="run">The training.</param>
    /// <param name="error">The exception that ended training.</param>
    public virtual void OnTrainFailed(TrainingRun run, Exception error)
    {
    }

    /// <summary>Is called when an epoch begins.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnEpochBegin(TrainingRun run)
    {
    }

    /// <summary>Is called when an epoch has ended, after its validation.</summary>
    /// <param name="run">The training.</param>
    /// <param name="logs">The losses and metrics of the epoch, by Keras' names.</param>
    public virtual void OnEpochEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
    }

    /// <summary>Is called when a step begins.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainBatchBegin(TrainingRun run)
    {
    }

    /// <summary>
    /// Is called when the loss and the gradients of a step are computed, before the weights are updated. <see cref="TrainingRun.Stop"/> prevents
    /// the update.
    /// </summary>
    /// <param name="run">The training.</param>
    public virtual void OnGradients(TrainingRun run)
    {
    }

    /// <summary>Is called when a step has ended.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTrainBatchEnd(TrainingRun run)
    {
    }

    /// <summary>Is called when validation begins.</summary>
    /// <param name="run">The training.</param>
    public virtual void OnTestBegin(TrainingRun run)
    {
    }

    /// <summary>Is called when validation has ended.</summary>
    /// <param name="run">The training.</param>
    /// <param name="logs">The losses and metrics of validation, without the prefix <c>val_</c>.</param>
    public virtual void OnTestEnd(TrainingRun run, IReadOnlyDictionary<string, double> logs)
    {
    }

    /// <summary>Stores the state of the callback in a checkpoint.</summary>
    /// <param name="state">Receives the state.</param>
    public virtual void Save(CallbackState state)
    {
    }

    /// <summary>Restores the state of the callback from a checkpoint.</summary>
    /// <param name="state">The stored state.</param>
    public virtual void Restore(CallbackState state)
    {
    }

    /// <summary>Checks the tensors of a stored state against the net, before anything is restored.</summary>
    /// <exception cref="FileFormatException">The state does not belong to the net.</exception>
    internal virtual void CheckState(CallbackState state, CompiledNet net)
    {
    }
}
