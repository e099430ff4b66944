using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net that says in <c>Train</c> what it is trained for.</summary>
/// <typeparam name="TInputs">The inputs by name.</typeparam>
/// <typeparam name="TOutputs">The outputs by name.</typeparam>
/// <typeparam name="TGradients">The gradients of the inputs by name.</typeparam>
/// <typeparam name="TTargets">The targets by name.</typeparam>
public abstract class TrainableNet<TInputs, TOutputs, TGradients, TTargets> : CompiledNet<TInputs, TOutputs, TGradients>
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
    where TTargets : IBatch<TTargets>
{
    /// <inheritdoc/>
    protected TrainableNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
        : base(structure, seed, device, dtype)
    {
    }

    /// <summary>
    /// Trains the net. Not for several threads at once. Where it is cancelled or fails, the net keeps what it has learned so far.
    /// </summary>
    /// <param name="inputs">The training samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="options">How to train; Keras' defaults where it is not given.</param>
    /// <param name="validation">Samples that are only measured, after each epoch.</param>
    /// <param name="cancellationToken">Ends training between two steps.</param>
    /// <returns>Losses and metrics of each epoch.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition says, or another number of samples.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public History Fit(
        TInputs inputs,
        TTargets targets,
        FitOptions? options = null,
        (TInputs Inputs, TTargets Targets)? validation = null,
        CancellationToken cancellationToken = default)
    {
        CheckAll(inputs, targets);
        if (validation is { } samples)
        {
            CheckAll(samples.Inputs, samples.Targets);
        }

        options ??= new FitOptions();
        using var threads = Threads.For(TrainWork(inputs) / Batches.CountOf(inputs) * options.BatchSize);
        return new Trainer<TInputs, TOutputs, TGradients, TTargets>(this, options).Fit(inputs, targets, validation, cancellationToken);
    }

    /// <summary><see cref="Fit"/> on a thread of its own.</summary>
    /// <param name="inputs">The training samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="options">How to train; Keras' defaults where it is not given.</param>
    /// <param name="validation">Samples that are only measured, after each epoch.</param>
    /// <param name="cancellationToken">Ends training between two steps.</param>
    public Task<History> FitAsync(
        TInputs inputs,
        TTargets targets,
        FitOptions? options = null,
        (TInputs Inputs, TTargets Targets)? validation = null,
        CancellationToken cancellationToken = default) =>
        Task.Factory.StartNew(
            () => Fit(inputs, targets, options, validation, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

    /// <summary>Measures losses and metrics, as after training.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="batchSize">How many samples are computed together.</param>
    /// <param name="cancellationToken">Ends it between two batches.</param>
    /// <returns>The means over all samples, by name.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition says, or another number of samples.</exception>
    public IReadOnlyDictionary<string, double> Evaluate(TInputs inputs, TTargets targets, int batchSize = 256, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        CheckAll(inputs, targets);
        using var noGrad = no_grad();
        var log = new StepLog(Structure);
        var count = Batches.CountOf(inputs);
        for (var start = 0L; start < count; start += batchSize)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var size = Math.Min(batchSize, count - start);
            using var batchInputs = Batches.Slice(inputs, start, size);
            using var batchTargets = Batches.Slice(targets, start, size);
            log.Begin(size);
            EvaluateStep(batchInputs.Value, batchTargets.Value, log);
        }

        return log.Means();
    }

    /// <summary>One training step: losses, gradients, and the update of the weights. For a training loop of one's own.</summary>
    /// <param name="inputs">One batch.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="optimizer">Updates the weights.</param>
    /// <returns>What is minimised, before the update.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition says.</exception>
    public double TrainStep(TInputs inputs, TTargets targets, Optimizer optimizer)
    {
        Check(inputs, targets);
        return TrainStep(inputs, targets, optimizer, new StepLog(Structure));
    }

    /// <summary>
    /// Losses and gradients, without an update of the weights that are trained; the gradients are in <see cref="WeightSet.Gradients"/>.
    /// Moving averages follow the batch, as in every training step.
    /// </summary>
    /// <param name="inputs">One batch.</param>
    /// <param name="targets">Its targets.</param>
    /// <returns>What is minimised.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition says.</exception>
    public double ComputeGradients(TInputs inputs, TTargets targets)
    {
        Check(inputs, targets);
        using var noGrad = no_grad();
        var log = new StepLog(Structure);
        log.Begin(Batches.CountOf(inputs));
        TrainStep(inputs, targets, log);
        return log.BatchLoss;
    }

    /// <summary>What training minimises, through operations that autograd records; the weights are the leaves in <see cref="Weight.Leaf"/>.</summary>
    /// <param name="inputs">One batch.</param>
    /// <param name="targets">Its targets.</param>
    /// <returns>One number, with a graph behind it. The caller disposes of it.</returns>
    public abstract Tensor LossWithAutograd(TInputs inputs, TTargets targets);

    internal double TrainStep(TInputs inputs, TTargets targets, Optimizer optimizer, StepLog log)
    {
        using var noGrad = no_grad();
        log.Begin(Batches.CountOf(inputs));
        TrainStep(inputs, targets, log);
        optimizer.Update(TrainedSets);
        foreach (var weights in TrainedSets)
        {
            weights.Constrain();
        }

        Step++;
        return log.BatchLoss;
    }

    /// <summary>Checks shapes and dtypes.</summary>
    /// <exception cref="ArgumentException">One is another than the definition says.</exception>
    protected abstract void Check(TInputs inputs, TTargets targets);

    /// <summary>Computes losses, metrics and gradients.</summary>
    protected abstract void TrainStep(TInputs inputs, TTargets targets, StepLog log);

    /// <summary>Computes losses and metrics as after training.</summary>
    protected abstract void EvaluateStep(TInputs inputs, TTargets targets, StepLog log);

    private void CheckAll(TInputs inputs, TTargets targets)
    {
        Check(inputs, targets);
        if (Batches.CountOf(inputs) == 0)
        {
            throw new ArgumentException($"{Structure.Name}: there are no samples.", nameof(inputs));
        }
    }
}
