namespace CompiledNets;

/// <summary>
/// A number that is measured on every batch and reported, such as accuracy. It is accumulated exactly over the batches of an epoch.
/// </summary>
public sealed class Metric
{
    private Metric()
    {
    }

    /// <summary>
    /// Converts a loss to a metric: its mean over all samples, times its factor. With sample weights, it is divided by the sum of the weights. A
    /// sum of losses is not one metric: track each part.
    /// </summary>
    public static implicit operator Metric(Loss loss) => throw Definition.IsNotRun();

    /// <summary>
    /// Converts a tensor to a custom metric: the mean of <paramref name="values"/> over all axes, and over all samples of all batches. Its
    /// name is that of the local that holds the tensor, unless Track is given one.
    /// </summary>
    public static implicit operator Metric(Sym<float> values) => throw Definition.IsNotRun();
}
