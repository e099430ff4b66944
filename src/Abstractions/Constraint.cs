namespace CompiledNets;

/// <summary>
/// A constraint that is applied to a weight after each step of the optimizer. The names, the formulas and the defaults are those of Keras 3.
/// </summary>
public sealed class Constraint
{
    private Constraint()
    {
    }

    /// <summary>Sets negative elements to zero.</summary>
    public static Constraint NonNeg => throw Definition.IsNotRun();

    /// <summary>Scales vectors that are longer than <paramref name="maxValue"/> down to that length.</summary>
    /// <param name="maxValue">The largest length. The default is 2.</param>
    /// <param name="axis">The axes of the weight, from 0, that form a vector. The default is 0: the inputs of one unit of a Dense.</param>
    public static Constraint MaxNorm(double maxValue = 2, Axes? axis = null) => throw Definition.IsNotRun();

    /// <summary>Scales vectors to length one.</summary>
    /// <param name="axis">The axes of the weight, from 0, that form a vector. The default is 0: the inputs of one unit of a Dense.</param>
    public static Constraint UnitNorm(Axes? axis = null) => throw Definition.IsNotRun();

    /// <summary>Moves the lengths of vectors between two bounds, completely or by a part of the way.</summary>
    /// <param name="minValue">The smallest length. The default is 0.</param>
    /// <param name="maxValue">The largest length. The default is 1.</param>
    /// <param name="rate">The part of the way, from 0 to 1. The default is 1.</param>
    /// <param name="axis">The axes of the weight, from 0, that form a vector. The default is 0: the inputs of one unit of a Dense.</param>
    public static Constraint MinMaxNorm(double minValue = 0, double maxValue = 1, double rate = 1, Axes? axis = null) => throw Definition.IsNotRun();
}
