namespace CompiledNets;

/// <summary>What a weight is brought to after each step of the optimizer. The names, the formulas and the defaults are those of Keras 3.</summary>
public sealed class Constraint
{
    private Constraint()
    {
    }

    /// <summary>Negative numbers become zero.</summary>
    public static Constraint NonNeg => throw Definition.IsNotRun();

    /// <summary>Vectors that are longer than <paramref name="maxValue"/> are made that long.</summary>
    /// <param name="maxValue">The largest length.</param>
    /// <param name="axis">The axes of the weight, from 0, that make a vector; 0 where it is not given: what goes into one unit of a Dense.</param>
    public static Constraint MaxNorm(float maxValue = 2, Axes? axis = null) => throw Definition.IsNotRun();

    /// <summary>Vectors are made to have length one.</summary>
    /// <param name="axis">The axes of the weight, from 0, that make a vector; 0 where it is not given: what goes into one unit of a Dense.</param>
    public static Constraint UnitNorm(Axes? axis = null) => throw Definition.IsNotRun();

    /// <summary>The lengths of vectors are brought between two bounds, or a part of the way there.</summary>
    /// <param name="minValue">The smallest length.</param>
    /// <param name="maxValue">The largest length.</param>
    /// <param name="rate">The part of the way, from 0 to 1.</param>
    /// <param name="axis">The axes of the weight, from 0, that make a vector; 0 where it is not given: what goes into one unit of a Dense.</param>
    public static Constraint MinMaxNorm(float minValue = 0, float maxValue = 1, float rate = 1, Axes? axis = null) => throw Definition.IsNotRun();
}
