namespace CompiledNets;

/// <summary>
/// A symbolic tensor: a dtype and a shape, no data. It exists for the compiler, which reads the methods that use it; no value
/// of it is ever made.
/// </summary>
/// <typeparam name="T">The dtype: <see cref="float"/>, <see cref="long"/>, <see cref="int"/> or <see cref="bool"/>.</typeparam>
public sealed class Sym<T>
    where T : unmanaged
{
    private Sym()
    {
    }

    /// <summary>The sum, element by element. A size of one, and a missing leading axis, is repeated.</summary>
    public static Sym<T> operator +(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The sum with a constant.</summary>
    public static Sym<T> operator +(Sym<T> left, T right) => throw Definition.IsNotRun();

    /// <summary>The sum with a constant.</summary>
    public static Sym<T> operator +(T left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The difference, element by element.</summary>
    public static Sym<T> operator -(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The difference with a constant.</summary>
    public static Sym<T> operator -(Sym<T> left, T right) => throw Definition.IsNotRun();

    /// <summary>The difference with a constant.</summary>
    public static Sym<T> operator -(T left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The product, element by element.</summary>
    public static Sym<T> operator *(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The product with a constant.</summary>
    public static Sym<T> operator *(Sym<T> left, T right) => throw Definition.IsNotRun();

    /// <summary>The product with a constant.</summary>
    public static Sym<T> operator *(T left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The quotient, element by element.</summary>
    public static Sym<T> operator /(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The quotient with a constant.</summary>
    public static Sym<T> operator /(Sym<T> left, T right) => throw Definition.IsNotRun();

    /// <summary>The quotient with a constant.</summary>
    public static Sym<T> operator /(T left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>The negated elements.</summary>
    public static Sym<T> operator -(Sym<T> operand) => throw Definition.IsNotRun();

    /// <summary>A part of each sample: <c>x[1..^1, ..]</c>. Places are those of C#; an axis of which one place is taken disappears.</summary>
    /// <param name="slices">A slice for each axis of a sample, from the first on; axes without one stay whole.</param>
    public Sym<T> this[params Slice[] slices] => throw Definition.IsNotRun();

    /// <summary>Asserts the shape, without the batch dimension, and gives the same tensor back. A shape that cannot be this one is a compile error.</summary>
    /// <param name="dims">Sizes, and names of sizes as in <see cref="ShapeAttribute"/>.</param>
    public Sym<T> Is(params object[] dims) => throw Definition.IsNotRun();
}
