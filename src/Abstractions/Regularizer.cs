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

    /// <summary>
    /// <paramref name="factor"/> times the mean of the absolute cosines between the rows, or the columns, of a matrix: Keras' OrthogonalRegularizer.
    /// It needs a weight with two axes, and at least two of what is compared.
    /// </summary>
    /// <param name="factor">The factor.</param>
    /// <param name="mode">What is to be orthogonal.</param>
    public static Regularizer Orthogonal(float factor = 0.01f, OrthogonalMode mode = OrthogonalMode.Rows) => throw Definition.IsNotRun();
}

/// <summary>What <see cref="Regularizer.Orthogonal"/> compares.</summary>
public enum OrthogonalMode
{
    /// <summary>The rows of the matrix: of a dense kernel, what each feature of the input gives to all units.</summary>
    Rows,

    /// <summary>The columns of the matrix: of a dense kernel, what each unit takes of all features.</summary>
    Columns,
}
