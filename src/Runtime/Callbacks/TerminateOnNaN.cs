using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Ends training with an error at the first loss or gradient that is not finite, before it reaches the weights, and says which
/// operation of which layer made it. The check is one pass over the gradients; only the step that fails is computed twice.
/// </summary>
public sealed class TerminateOnNaN : Callback
{
    /// <inheritdoc/>
    /// <exception cref="NotFiniteException">The loss or a gradient is not finite.</exception>
    public override void OnGradients(TrainingRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var isLoss = !double.IsFinite(run.BatchLoss);
        if (isLoss || run.Net.TrainedSets.Any(HasNotFinite))
        {
            var cause = run.FindNotFinite() ?? "computed again without the compiler's optimisations, everything is finite";
            throw new NotFiniteException(
                $"{run.Net.Structure.Name}: {(isLoss ? $"the loss is {run.BatchLoss}" : "a gradient is not finite")} in epoch {run.Epoch}, step {run.Step + 1}: {cause}. The weights are those before this step.");
        }
    }

    // A sum is finite only where all that is added is, or where finite numbers add up to more than there are; that is worth an error too.
    private static bool HasNotFinite(WeightSet weights)
    {
        using var sum = weights.Gradients.sum();
        using var isFinite = sum.isfinite();
        return !TorchSharp.TensorExtensionMethods.ToBoolean(isFinite);
    }
}

/// <summary>A number became infinite, or none at all.</summary>
/// <param name="message">Which.</param>
public sealed class NotFiniteException(string message) : ArithmeticException(message);
