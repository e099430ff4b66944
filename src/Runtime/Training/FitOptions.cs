using Microsoft.Extensions.Logging;

namespace CompiledNets;

/// <summary>The options of training. The defaults are Keras'.</summary>
public sealed record FitOptions
{
    /// <summary>
    /// Gets the optimizer that updates the weights. It keeps its state, so a second training with it continues the first. The default is a new
    /// <see cref="RMSprop"/>.
    /// </summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>
    /// Gets the number of the last epoch. Training has <see cref="Epochs"/> - <see cref="InitialEpoch"/> epochs. The default is 1.
    /// </summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Gets the number of epochs that were trained before. The first epoch has this number plus one. The default is 0.</summary>
    public int InitialEpoch { get; init; }

    /// <summary>
    /// Gets the number of samples of a step, over all ranks of <see cref="Parallel"/>. The last batch of an epoch may be smaller. It is ignored for a
    /// stream, which contains batches. The default is 32.
    /// </summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>
    /// Gets the number of steps of an epoch: the first batches of a dataset in the order of the epoch, or the next batches of a stream. The
    /// default is all.
    /// </summary>
    public long? StepsPerEpoch { get; init; }

    /// <summary>
    /// True if each epoch has another order of samples, which the seed of the net decides. It is ignored for a stream. The default is true.
    /// </summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>
    /// Gets the fraction of the samples, from 0 to less than 1, that is evaluated after each epoch and not trained on. These are the last
    /// samples. It cannot be combined with validation samples. The default is 0.
    /// </summary>
    public double ValidationSplit { get; init; }

    /// <summary>Gets the number of validation samples that are computed together. The default is 256.</summary>
    public int ValidationBatchSize { get; init; } = 256;

    /// <summary>Gets the number of epochs from one validation to the next. The default is 1.</summary>
    public int ValidationFrequency { get; init; } = 1;

    /// <summary>
    /// Gets the number of batches that are read ahead, each on its own thread. Tensors in memory are not read ahead. The default is 2.
    /// </summary>
    public int Prefetch { get; init; } = 2;

    /// <summary>Gets the callbacks, which are called in this order. The default is none.</summary>
    public IReadOnlyList<Callback> Callbacks { get; init; } = [];

    /// <summary>
    /// Gets the receiver of progress, such as <c>ConsoleProgress.Default</c>. It is called a few times a second on the training thread. The
    /// default is none.
    /// </summary>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets the logger, which receives a line at the beginning, after each epoch and at the end. The default is none.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>
    /// Gets the connection to the other processes that train the net: <c>DataParallel.Mpi()</c> of the package CompiledNets.Distributed. Each rank computes a
    /// part of each batch, and the training is the same with any number of ranks. The default is none.
    /// </summary>
    /// <remarks>
    /// All ranks run the same program with the same data. Callbacks, progress and the logger are used on rank 0 only, except callbacks with
    /// <see cref="Callback.IsOnEveryRank"/>. All ranks have the same weights and the same history in the end. A batch of a stream is read by every rank.
    /// BatchNormalization normalizes the samples of each rank by themselves, as in Keras.
    /// </remarks>
    public ICollectives? Parallel { get; init; }

    /// <summary>
    /// Gets whether the ranks of <see cref="Parallel"/> add up gradients while the backward pass computes others, on a thread of its own. The result is the same. The
    /// default is to do so if each rank has a processor that its threads do not use, and more than 4 MB of gradients. The number of threads is that of OMP_NUM_THREADS
    /// or <c>torch.set_num_threads</c>. <see cref="TrainingRun.Communication"/> and the logger report the time.
    /// </summary>
    public bool? OverlapCommunication { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ObjectDisposedException">The optimizer is disposed of.</exception>
    internal void Check()
    {
        Optimizer?.RequireAlive();
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1, nameof(Epochs));
        ArgumentOutOfRangeException.ThrowIfNegative(InitialEpoch, nameof(InitialEpoch));
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, nameof(BatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationBatchSize, 1, nameof(ValidationBatchSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(ValidationFrequency, 1, nameof(ValidationFrequency));
        ArgumentOutOfRangeException.ThrowIfNegative(Prefetch, nameof(Prefetch));
        ArgumentOutOfRangeException.ThrowIfLessThan(StepsPerEpoch ?? 1, 1, nameof(StepsPerEpoch));
        ArgumentNullException.ThrowIfNull(Callbacks, nameof(Callbacks));
        if (Callbacks.Contains(null!))
        {
            throw new ArgumentException("Callbacks must not contain null. Leave it out.", nameof(Callbacks));
        }

        if (ValidationSplit is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(ValidationSplit), ValidationSplit, "ValidationSplit must be from 0 to less than 1.");
        }
    }
}
