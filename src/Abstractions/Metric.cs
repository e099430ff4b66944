namespace CompiledNets;

/// <summary>
/// A number that is measured on every batch and reported, such as accuracy. It is accumulated exactly over the batches of an epoch.
/// </summary>
public sealed class Metric
{
    private Metric()
    {
    }

    /// <summary>Converts a loss to a metric: its mean over all samples. A sum of losses, or a loss with a factor, is reported part by part.</summary>
    public static implicit operator Metric(Loss loss) => throw Definition.IsNotRun();
}
