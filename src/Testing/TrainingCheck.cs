using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Testing;

/// <summary>Checks that a net can be trained: one that cannot even learn a single batch by heart has a mistake.</summary>
public static class TrainingCheck
{
    /// <summary>Trains a net on one batch and checks that the loss falls.</summary>
    /// <param name="net">The net. Its weights change.</param>
    /// <param name="inputs">A batch of inputs.</param>
    /// <param name="targets">The targets of the batch.</param>
    /// <param name="optimizer">The optimizer. The default is Adam with Keras' learning rate.</param>
    /// <param name="steps">The number of training steps. The default is 50.</param>
    /// <param name="fraction">The last loss must be below this fraction of the first. The default is 0.5.</param>
    /// <exception cref="NetCheckException">The loss does not fall enough, or is not finite. The message has the losses.</exception>
    public static void Learns<TInputs, TOutputs, TGradients, TTargets>(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, TInputs inputs, TTargets targets, Optimizer? optimizer = null, int steps = 50, double fraction = 0.5)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        using var own = optimizer is null ? new Adam() : null;
        var losses = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            losses[i] = net.TrainStep(inputs, targets, optimizer ?? own!);
            if (!double.IsFinite(losses[i]))
            {
                throw new NetCheckException(FormattableString.Invariant($"The loss of step {i + 1} is {losses[i]}."));
            }
        }

        if (losses[^1] >= losses[0] * fraction)
        {
            throw new NetCheckException(FormattableString.Invariant(
                $"After {steps} steps on one batch the loss must be below {fraction} of the first, {losses[0]:G4}, but is {losses[^1]:G4}."));
        }
    }
}
