namespace CompiledNets;

/// <summary>
/// The mean of a loss over the samples of a batch: a scalar. Losses can be added, and multiplied by constants. Each part is reported separately,
/// without its factor.
/// </summary>
public sealed class Loss
{
    private Loss()
    {
    }

    /// <summary>Adds two losses.</summary>
    public static Loss operator +(Loss left, Loss right) => throw Definition.IsNotRun();

    /// <summary>Multiplies a loss by a constant.</summary>
    public static Loss operator *(double weight, Loss loss) => throw Definition.IsNotRun();

    /// <summary>Multiplies a loss by a constant.</summary>
    public static Loss operator *(Loss loss, double weight) => throw Definition.IsNotRun();

    /// <summary>Converts a tensor to a custom loss: the mean of <paramref name="values"/> over all axes, including the batch.</summary>
    public static implicit operator Loss(Sym<float> values) => throw Definition.IsNotRun();
}
