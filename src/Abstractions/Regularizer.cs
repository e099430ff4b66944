namespace CompiledNets;

/// <summary>A penalty on weights, or on results of a layer, that is added to the loss. The names and the defaults are those of Keras 3.</summary>
public sealed class Regularizer
{
    private Regularizer()
    {
    }

    /// <summary>Adds <paramref name="l1"/> times the sum of the absolute values.</summary>
    /// <param name="l1">The factor. The default is 0.01.</param>
    public static Regularizer L1(double l1 = 0.01) => throw Definition.IsNotRun();

    /// <summary>Adds <paramref name="l2"/> times the sum of the squares.</summary>
    /// <param name="l2">The factor. The default is 0.01.</param>
    public static Regularizer L2(double l2 = 0.01) => throw Definition.IsNotRun();

    /// <summary>Adds both penalties, <see cref="L1"/> and <see cref="L2"/>.</summary>
    /// <param name="l1">The factor of the sum of the absolute values. The default is 0.01.</param>
    /// <param name="l2">The factor of the sum of the squares. The default is 0.01.</param>
    public static Regularizer L1L2(double l1 = 0.01, double l2 = 0.01) => throw Definition.IsNotRun();

    /// <summary>
    /// Adds <paramref name="factor"/> times the mean of the absolute cosines between the rows, or the columns, of a matrix, as Keras'
    /// OrthogonalRegularizer does. The weight must have two axes, and at least two rows or columns to compare.
    /// </summary>
    /// <param name="factor">The factor. The default is 0.01.</param>
    /// <param name="mode">The vectors that are compared. The default is the rows.</param>
    public static Regularizer Orthogonal(double factor = 0.01, OrthogonalMode mode = OrthogonalMode.Rows) => throw Definition.IsNotRun();
}

/// <summary>The vectors that <see cref="Regularizer.Orthogonal"/> compares.</summary>
public enum OrthogonalMode
{
    /// <summary>The rows of the matrix. In a dense kernel, a row is the weights of one input feature.</summary>
    Rows,

    /// <summary>The columns of the matrix. In a dense kernel, a column is the weights of one unit.</summary>
    Columns,
}
