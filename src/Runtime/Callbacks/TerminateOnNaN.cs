using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Ends training with an exception if the loss or a gradient is not finite. The weights are not updated, and the message names the operation
/// and layer that caused it. The check is one pass over the gradients; only the failed step is computed twice.
/// </summary>
public sealed class TerminateOnNaN : Callback
{
    /// <inheritdoc/>
    public override bool IsOnEveryRank => true;

    /// <inheritdoc/>
    /// <exception cref="NotFiniteException">The loss or a gradient is not finite.</exception>
    public override void OnGradients(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var isLoss = !double.IsFinite(run.BatchLoss);
        if (isLoss || run.Net.TrainedSets.Any(HasNotFinite))
        {
            var cause = run.FindNotFiniteOnAnyRank() ?? "computed again without the compiler's optimisations, everything is finite";
            throw new NotFiniteException(FormattableString.Invariant(
                $"{run.Net.Structure.Name}: {(isLoss ? $"the loss is {run.BatchLoss}" : "a gradient is not finite")} in epoch {run.Epoch}, step {run.Step + 1}: {cause}. The weights are those before this step."));
        }
    }

    // The sum is finite only if all elements are. A sum of finite elements that overflows is an error too.
    private static bool HasNotFinite(WeightSet weights)
    {
        using var sum = weights.Gradients.sum();
        using var isFinite = sum.isfinite();
        return !TorchSharp.TensorExtensionMethods.ToBoolean(isFinite);
    }
}

/// <summary>The exception for a loss or gradient that is infinite or NaN.</summary>
/// <param name="message">The message.</param>
public sealed class NotFiniteException(string message) : ArithmeticException(message);
