namespace CompiledNets;

/// <summary>
/// One number per batch: the mean of a loss over the samples. Losses are added, and multiplied by constants; each part is
/// reported by itself, without its factor.
/// </summary>
public sealed class Loss
{
    private Loss()
    {
    }

    /// <summary>The sum of two losses.</summary>
    public static Loss operator +(Loss left, Loss right) => throw Definition.IsNotRun();

    /// <summary>A loss with a weight.</summary>
    public static Loss operator *(float weight, Loss loss) => throw Definition.IsNotRun();

    /// <summary>A loss with a weight.</summary>
    public static Loss operator *(Loss loss, float weight) => throw Definition.IsNotRun();

    /// <summary>A loss of one's own: the mean of <paramref name="values"/> over everything, the batch included.</summary>
    public static implicit operator Loss(Sym<float> values) => throw Definition.IsNotRun();
}
