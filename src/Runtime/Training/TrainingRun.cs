namespace CompiledNets;

/// <summary>A training in progress, as callbacks see it.</summary>
public sealed class TrainingRun
{
    private readonly List<string> _checkpoints = [];

    internal TrainingRun(CompiledNet net, Optimizer optimizer, FitOptions options)
    {
        (Net, Optimizer, Options) = (net, optimizer, options);
        Log = new StepLog(net);
        Epoch = options.InitialEpoch + 1;
    }

    /// <summary>Gets the net.</summary>
    public CompiledNet Net { get; }

    /// <summary>Gets the optimizer that updates the weights.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Gets the options of training.</summary>
    public FitOptions Options { get; }

    /// <summary>Gets the number of the epoch, from 1.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Gets the number of finished steps of the epoch.</summary>
    public long Step { get; internal set; }

    /// <summary>Gets the number of steps of an epoch, or null if it is the length of a stream.</summary>
    public long? Steps { get; internal set; }

    /// <summary>Gets the number of samples trained on in the epoch so far.</summary>
    public long Samples { get; internal set; }

    /// <summary>True if there are validation samples.</summary>
    public bool HasValidation { get; internal init; }

    /// <summary>Gets the losses and metrics of the finished epochs.</summary>
    public History History { get; internal set; } = new();

    /// <summary>Gets the loss of the last batch.</summary>
    public double BatchLoss => Log.BatchLoss;

    /// <summary>Gets the losses and metrics of the epoch so far, by Keras' names. They are computed on each call.</summary>
    public IReadOnlyDictionary<string, double> Means => Log.Means();

    /// <summary>Gets the time of the communication with the other ranks in the epoch so far. Without <see cref="FitOptions.Parallel"/>, it is zero.</summary>
    public CommunicationTime Communication => Shared?.Communication ?? default;

    /// <summary>True if training ends before the next step, or after the epoch if <see cref="Stop"/> is called at its end.</summary>
    public bool IsStopping { get; internal set; }

    /// <summary>Ends training before the next step.</summary>
    public void Stop() => IsStopping = true;

    /// <summary>
    /// Writes a checkpoint, from which training continues bit for bit: weights, the state of the optimizer, the position in the epoch, the random
    /// numbers and the state of callbacks. It is written after all callbacks were called for the current event.
    /// </summary>
    /// <param name="path">The path of the file. An existing file is replaced only when the new one is complete.</param>
    public void SaveCheckpoint(string path) => _checkpoints.Add(path);

    /// <summary>Continues training from a checkpoint. Call it in <see cref="Callback.OnTrainBegin"/>.</summary>
    /// <param name="path">The path of the file.</param>
    /// <exception cref="FileFormatException">
    /// The file is no checkpoint, or is one of another net or optimizer; the message names the difference.
    /// </exception>
    /// <exception cref="InvalidOperationException">The first step was made already.</exception>
    public void RestoreCheckpoint(string path)
    {
        if (HasBegun)
        {
            throw new InvalidOperationException("A checkpoint can be restored only before the first step. Call RestoreCheckpoint in OnTrainBegin.");
        }

        Checkpoint.Restore(path, this);
    }

    /// <summary>
    /// Describes the first value that is not finite in the step whose gradients were just computed, with its operation and layer. Returns null if
    /// all are finite.
    /// </summary>
    /// <remarks>The step is computed again, operation by operation.</remarks>
    public string? FindNotFinite() => Inspect?.Invoke(true);

    /// <summary>
    /// Describes the first value that is not finite, like <see cref="FindNotFinite"/>, on the first rank that has one. All ranks call it, and then end the training.
    /// </summary>
    internal string? FindNotFiniteOnAnyRank() => (Shared is null ? null : Shared.FirstText(Inspect?.Invoke(false))) ?? FindNotFinite();

    /// <summary>Gets the communication with the other ranks, or null.</summary>
    internal SharedTraining? Shared { get; init; }

    /// <summary>Gets the function of <see cref="FindNotFinite"/>. Its argument says whether it searches the gradients too.</summary>
    internal Func<bool, string?>? Inspect { get; init; }

    /// <summary>Gets or sets the sums of the epoch so far.</summary>
    internal StepLog Log { get; set; }

    /// <summary>Gets or sets the step of the net at which the epoch began. It decides the order of the samples.</summary>
    internal long EpochStart { get; set; }

    /// <summary>True after the first step.</summary>
    internal bool HasBegun { get; set; }

    /// <summary>True if the epoch is finished and evaluated, and the next has not begun.</summary>
    internal bool IsBetweenEpochs { get; set; }

    /// <summary>Calls all callbacks, then writes the checkpoints that they requested.</summary>
    internal void Tell(Action<Callback, TrainingRun> tell)
    {
        // Without enumerators, so that a step without callbacks allocates nothing here.
        for (var i = 0; i < Options.Callbacks.Count; i++)
        {
            tell(Options.Callbacks[i], this);
        }

        for (var i = 0; i < _checkpoints.Count; i++)
        {
            Checkpoint.Save(_checkpoints[i], this);
        }

        _checkpoints.Clear();
    }
}
