using System.ComponentModel;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net with a <c>Train</c> method, which defines its losses and metrics.</summary>
/// <typeparam name="TInputs">The generated record of the inputs.</typeparam>
/// <typeparam name="TOutputs">The generated record of the outputs.</typeparam>
/// <typeparam name="TGradients">The generated record of the gradients of the inputs.</typeparam>
/// <typeparam name="TTargets">The generated record of the targets.</typeparam>
public abstract partial class TrainableNet<TInputs, TOutputs, TGradients, TTargets> : CompiledNet<TInputs, TOutputs, TGradients>
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
    where TTargets : IBatch<TTargets>
{
    // The sums of the single steps. Only the loss of the last one is read.
    private StepLog? _log;

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TrainableNet(NetStructure structure, long? seed, Device? device, ScalarType dtype)
        : base(structure, seed, device, dtype)
    {
    }

    /// <summary>Makes one training step: computes losses and gradients, and updates the weights. For your own training loops.</summary>
    /// <param name="inputs">A batch.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <param name="optimizer">The optimizer that updates the weights.</param>
    /// <returns>The loss before the update. On another device than the CPU, reading it waits for the device, which <c>Fit</c> does only to report.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition, or there are no samples.</exception>
    /// <exception cref="InvalidOperationException">Another thread trains the net.</exception>
    /// <exception cref="ObjectDisposedException">The net or the optimizer is disposed of.</exception>
    public double TrainStep(TInputs inputs, TTargets targets, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        optimizer.RequireAlive();
        using var use = Use(inputs, targets);
        using var turn = BeginTraining();
        CheckBatch(inputs, targets);
        var loss = ComputeLossAndGradients(inputs, targets);
        optimizer.Step(this);
        return loss;
    }

    /// <summary>
    /// Computes the loss and the gradients without an update of the trained weights. It stores the gradients in
    /// <see cref="WeightSet.Gradients"/>. Moving averages are updated, as in each training step. <see cref="Optimizer.Step"/> updates the weights.
    /// </summary>
    /// <param name="inputs">A batch.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition, or there are no samples.</exception>
    public double ComputeGradients(TInputs inputs, TTargets targets)
    {
        using var use = Use(inputs, targets);
        using var turn = BeginTraining();
        CheckBatch(inputs, targets);
        return ComputeLossAndGradients(inputs, targets);
    }

    private double ComputeLossAndGradients(TInputs inputs, TTargets targets)
    {
        ComputeGradients(inputs, targets, _log ??= new StepLog(this));
        return _log.BatchLoss;
    }

    /// <summary>
    /// Computes the loss with operations that autograd records. The leaves are the tensors in <see cref="Weight.Leaf"/>.
    /// </summary>
    /// <param name="inputs">A batch.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <returns>The loss, a tensor with one element and its autograd graph. The caller disposes of it.</returns>
    /// <exception cref="ArgumentException">A tensor does not fit the definition, a label is out of its range, or there are no samples.</exception>
    public Tensor LossWithAutograd(TInputs inputs, TTargets targets)
    {
        using var use = Use(inputs, targets);
        CheckBatch(inputs, targets);
        using var precision = InPrecision();
        return AutogradLossStep(inputs, targets);
    }

    /// <summary>
    /// Computes losses, metrics and gradients, which is the first half of a training step. The batch must have been checked.
    /// </summary>
    internal void ComputeGradients(TInputs inputs, TTargets targets, StepLog log)
    {
        using var use = Use(inputs, targets);
        using var noGrad = NoGrad.Begin();
        using var precision = InPrecision(TrainWork(inputs));
        log.Begin(inputs.Count);
        BeginStep();
        GradientStep(inputs, targets, log);
    }

    /// <summary>Checks a batch, or all samples in memory.</summary>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition, or there are no samples.</exception>
    internal void CheckBatch(TInputs inputs, TTargets targets)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        Check(inputs, targets);
        if (inputs.Count == 0)
        {
            throw new ArgumentException($"{Structure.Name}: there are no samples.", nameof(inputs));
        }
    }

    /// <summary>Checks samples whose batches are moved to the device of the net before their step.</summary>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition, or there are no samples.</exception>
    private void CheckSamples(TInputs inputs, TTargets targets) => Boundary.CheckMoved(() => CheckBatch(inputs, targets));

    /// <summary>Estimates the number of multiplications of a training step.</summary>
    internal long WorkOf(TInputs inputs) => TrainWork(inputs);

    /// <summary>Checks the shapes and dtypes of inputs and targets.</summary>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void Check(TInputs inputs, TTargets targets);

    /// <summary>Computes losses, metrics and gradients.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void GradientStep(TInputs inputs, TTargets targets, StepLog log);

    /// <summary>Computes the loss with operations that autograd records.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract Tensor AutogradLossStep(TInputs inputs, TTargets targets);

    /// <summary>Computes losses and metrics as in inference.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract void EvaluateStep(TInputs inputs, TTargets targets, StepLog log);
}
