namespace CompiledNets;

/// <summary>A number that is measured on every batch and shown: accuracy, for one. It is accumulated exactly over the batches of an epoch.</summary>
public sealed class Metric
{
    private Metric()
    {
    }
}
