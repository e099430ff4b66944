namespace CompiledNets;

/// <summary>A number that is measured on every batch and shown: accuracy, for one. It is accumulated exactly over the batches of an epoch.</summary>
public sealed class Metric
{
    private Metric()
    {
    }

    /// <summary>A loss that is watched: its mean over all samples. A sum of losses, or one with a weight, is watched part by part.</summary>
    public static implicit operator Metric(Loss loss) => throw Definition.IsNotRun();
}
