namespace CompiledNets;

/// <summary>
/// A symbolic tensor: a dtype and a shape, without data. It exists only for the compiler, which reads the methods that use it. No instance is ever
/// created.
/// </summary>
/// <typeparam name="T">The dtype: <see cref="float"/>, <see cref="long"/>, <see cref="int"/> or <see cref="bool"/>.</typeparam>
public sealed class Sym<T>
    where T : unmanaged
{
    private Sym()
    {
    }

    /// <summary>Adds two tensors element by element. An axis of size one, or a missing leading axis, is broadcast.</summary>
    public static Sym<T> operator +(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Adds a constant to each element.</summary>
    public static Sym<T> operator +(Sym<T> left, double right) => throw Definition.IsNotRun();

    /// <summary>Adds a constant to each element.</summary>
    public static Sym<T> operator +(double left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Subtracts two tensors element by element. An axis of size one, or a missing leading axis, is broadcast.</summary>
    public static Sym<T> operator -(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Subtracts a constant from each element.</summary>
    public static Sym<T> operator -(Sym<T> left, double right) => throw Definition.IsNotRun();

    /// <summary>Subtracts each element from a constant.</summary>
    public static Sym<T> operator -(double left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Multiplies two tensors element by element. An axis of size one, or a missing leading axis, is broadcast.</summary>
    public static Sym<T> operator *(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Multiplies each element by a constant.</summary>
    public static Sym<T> operator *(Sym<T> left, double right) => throw Definition.IsNotRun();

    /// <summary>Multiplies each element by a constant.</summary>
    public static Sym<T> operator *(double left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Divides two tensors element by element. An axis of size one, or a missing leading axis, is broadcast.</summary>
    public static Sym<T> operator /(Sym<T> left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Divides each element by a constant.</summary>
    public static Sym<T> operator /(Sym<T> left, double right) => throw Definition.IsNotRun();

    /// <summary>Divides a constant by each element.</summary>
    public static Sym<T> operator /(double left, Sym<T> right) => throw Definition.IsNotRun();

    /// <summary>Negates each element.</summary>
    public static Sym<T> operator -(Sym<T> operand) => throw Definition.IsNotRun();

    /// <summary>Takes a part of each sample: <c>x[1..^1, ..]</c>. Indices and ranges are those of C#. An index removes its axis.</summary>
    /// <param name="slices">A slice for each axis of a sample, starting with the first. Axes without a slice are taken completely.</param>
    public Sym<T> this[params Slice[] slices] => throw Definition.IsNotRun();

    /// <summary>Asserts the shape, without the batch axis, and returns the same tensor. A shape that cannot match is a compile error.</summary>
    /// <param name="dims">Sizes, and names of sizes, as in <see cref="ShapeAttribute"/>.</param>
    public Sym<T> Is(params object[] dims) => throw Definition.IsNotRun();
}
