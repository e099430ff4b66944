namespace CompiledNets;

/// <summary>What large weights, or results of a layer, cost: it is added to what training minimises. The names and the defaults are those of Keras 3.</summary>
public sealed class Regularizer
{
    private Regularizer()
    {
    }

    /// <summary><paramref name="l1"/> times the sum of the absolute values.</summary>
    /// <param name="l1">The factor.</param>
    public static Regularizer L1(float l1 = 0.01f) => throw Definition.IsNotRun();

    /// <summary><paramref name="l2"/> times the sum of the squares.</summary>
    /// <param name="l2">The factor.</param>
    public static Regularizer L2(float l2 = 0.01f) => throw Definition.IsNotRun();

    /// <summary>Both.</summary>
    /// <param name="l1">The factor of the sum of the absolute values.</param>
    /// <param name="l2">The factor of the sum of the squares.</param>
    public static Regularizer L1L2(float l1 = 0.01f, float l2 = 0.01f) => throw Definition.IsNotRun();
}
