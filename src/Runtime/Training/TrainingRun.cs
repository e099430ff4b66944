namespace CompiledNets;

/// <summary>A training that is going on, as callbacks see it.</summary>
public sealed class TrainingRun
{
    private readonly List<string> _checkpoints = [];

    internal TrainingRun(CompiledNet net, Optimizer optimizer, FitOptions options)
    {
        (Net, Optimizer, Options) = (net, optimizer, options);
        Log = new StepLog(net);
        Epoch = options.InitialEpoch + 1;
    }

    /// <summary>The net.</summary>
    public CompiledNet Net { get; }

    /// <summary>Updates the weights.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How it is trained.</summary>
    public FitOptions Options { get; }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>How many steps of the epoch are done.</summary>
    public long Step { get; internal set; }

    /// <summary>How many steps an epoch has; null where a stream's end tells.</summary>
    public long? Steps { get; internal set; }

    /// <summary>How many samples of the epoch were seen.</summary>
    public long Samples { get; internal set; }

    /// <summary>Whether there are validation samples.</summary>
    public bool HasValidation { get; internal init; }

    /// <summary>What was measured in the epochs that are over.</summary>
    public History History { get; internal set; } = new();

    /// <summary>What is minimised, of the last batch.</summary>
    public double BatchLoss => Log.BatchLoss;

    /// <summary>Losses and metrics of the epoch so far, by Keras' names. It is computed when it is asked for.</summary>
    public IReadOnlyDictionary<string, double> Means => Log.Means();

    /// <summary>Whether training ends before the next step, or after the epoch's end where it is asked for there.</summary>
    public bool IsStopping { get; internal set; }

    /// <summary>Ends training.</summary>
    public void Stop() => IsStopping = true;

    /// <summary>
    /// Writes everything that training needs to go on bit for bit: weights, the optimizer's state, the place in the epoch, the random
    /// numbers, what callbacks remember. It is written when all callbacks have been told of the same event.
    /// </summary>
    /// <param name="path">The file. One that was there before stays until the new one is complete.</param>
    public void SaveCheckpoint(string path) => _checkpoints.Add(path);

    /// <summary>Goes on from a checkpoint: to be called in <see cref="Callback.OnTrainBegin"/>.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is no checkpoint, or that of another net or optimizer; the message says what differs.</exception>
    /// <exception cref="InvalidOperationException">Training is going on already.</exception>
    public void RestoreCheckpoint(string path)
    {
        if (HasBegun)
        {
            throw new InvalidOperationException("A checkpoint is restored before the first step, in OnTrainBegin.");
        }

        Checkpoint.Restore(path, this);
    }

    /// <summary>The first operation and layer whose result is not finite, in the step whose gradients were just computed, in words.</summary>
    /// <remarks>The forward pass is computed again, value by value.</remarks>
    public string? FindNotFinite() => Inspect?.Invoke();

    /// <summary>Computes the last step again and names the first result that is not finite.</summary>
    internal Func<string?>? Inspect { get; set; }

    /// <summary>Sums of the epoch so far.</summary>
    internal StepLog Log { get; set; }

    /// <summary>The step of the net at which the epoch began: it decides the order of the samples.</summary>
    internal long EpochStart { get; set; }

    /// <summary>Whether the first step was made.</summary>
    internal bool HasBegun { get; set; }

    /// <summary>Whether the epoch is measured and only the next can follow.</summary>
    internal bool IsBetweenEpochs { get; set; }

    /// <summary>Tells all callbacks of an event, then writes the checkpoints that were asked for.</summary>
    internal void Tell(Action<Callback> tell)
    {
        foreach (var callback in Options.Callbacks)
        {
            tell(callback);
        }

        foreach (var path in _checkpoints)
        {
            Checkpoint.Save(path, this);
        }

        _checkpoints.Clear();
    }
}
