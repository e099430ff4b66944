using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>A net that says in <c>Train</c> what it is trained for.</summary>
/// <typeparam name="TInputs">The inputs by name.</typeparam>
/// <typeparam name="TOutputs">The outputs by name.</typeparam>
/// <typeparam name="TGradients">The gradients of the inputs by name.</typeparam>
/// <typeparam name="TTargets">The targets by name.</typeparam>
public abstract partial class TrainableNet<TInputs, TOutputs, TGradients, TTargets> : CompiledNet<TInputs, TOutputs, TGradients>
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

    /// <summary>One training step: losses, gradients, and the update of the weights. For a training loop of one's own.</summary>
    /// <param name="inputs">One batch.</param>
    /// <param name="targets">Its targets.</param>
    /// <param name="optimizer">Updates the weights.</param>
    /// <returns>What is minimised, before the update.</returns>
    /// <exception cref="ArgumentException">A tensor has another shape or dtype than the definition says.</exception>
    public double TrainStep(TInputs inputs, TTargets targets, Optimizer optimizer)
    {
        Check(inputs, targets);
        return TrainStep(inputs, targets, optimizer, new StepLog(this));
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
        using var precision = InPrecision();
        var log = new StepLog(this);
        log.Begin(Batches.CountOf(inputs));
        TrainStep(inputs, targets, log);
        return log.BatchLoss;
    }

    /// <summary>What training minimises, through operations that autograd records; the weights are the leaves in <see cref="Weight.Leaf"/>.</summary>
    /// <param name="inputs">One batch.</param>
    /// <param name="targets">Its targets.</param>
    /// <returns>One number, with a graph behind it. The caller disposes of it.</returns>
    public Tensor LossWithAutograd(TInputs inputs, TTargets targets)
    {
        using var precision = InPrecision();
        return AutogradLossStep(inputs, targets);
    }

    internal double TrainStep(TInputs inputs, TTargets targets, Optimizer optimizer, StepLog log)
    {
        ComputeStep(inputs, targets, log);
        UpdateStep(optimizer);
        return log.BatchLoss;
    }

    /// <summary>The first half of a step: losses, metrics and gradients.</summary>
    internal void ComputeStep(TInputs inputs, TTargets targets, StepLog log)
    {
        using var noGrad = no_grad();
        using var precision = InPrecision();
        log.Begin(Batches.CountOf(inputs));
        TrainStep(inputs, targets, log);
    }

    /// <summary>The second half: the update of the weights. It ends the step.</summary>
    internal void UpdateStep(Optimizer optimizer)
    {
        using var noGrad = no_grad();
        optimizer.Update(TrainedSets);
        foreach (var weights in TrainedSets)
        {
            weights.Constrain();
        }

        Step++;
    }

    /// <summary>Checks shapes and dtypes.</summary>
    /// <exception cref="ArgumentException">One is another than the definition says.</exception>
    protected abstract void Check(TInputs inputs, TTargets targets);

    /// <summary>Computes losses, metrics and gradients.</summary>
    protected abstract void TrainStep(TInputs inputs, TTargets targets, StepLog log);

    /// <summary>Computes what is minimised, through operations that autograd records.</summary>
    protected abstract Tensor AutogradLossStep(TInputs inputs, TTargets targets);

    /// <summary>Computes losses and metrics as after training.</summary>
    protected abstract void EvaluateStep(TInputs inputs, TTargets targets, StepLog log);
}
