// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Adds tensors element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is broadcast.</remarks>
    public static Sym<float> Add(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Computes the mean of tensors element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is broadcast.</remarks>
    public static Sym<float> Average(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Concatenates tensors along an axis.</summary>
    /// <param name="tensors">Two or more tensors with the same size along every other axis.</param>
    /// <remarks><c>(N, ..., a, ...), (N, ..., b, ...) -&gt; (N, ..., a + b, ...)</c></remarks>
    public static Sym<float> Concatenate(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Concatenates tensors along an axis.</summary>
    /// <param name="tensors">Two or more tensors with the same size along every other axis.</param>
    /// <param name="axis">The axis along which the tensors are concatenated.</param>
    /// <remarks><c>(N, ..., a, ...), (N, ..., b, ...) -&gt; (N, ..., a + b, ...)</c></remarks>
    public static Sym<float> Concatenate(int axis, params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Computes the dot products of two tensors along one axis of each, for each sample.</summary>
    /// <param name="left">The left tensor.</param>
    /// <param name="right">The right tensor.</param>
    /// <param name="axes">The axis of both tensors, or the pair (axis of the left, axis of the right).</param>
    /// <remarks><c>(N, a..., k), (N, b..., k) -&gt; (N, a..., b...), or (N, 1) if no other axis is left</c>. With normalize, the vectors along these axes are first divided by their length, so the result is the cosine of their angle.</remarks>
    public static Sym<float> Dot(Sym<float> left, Sym<float> right, Axes axes) => throw Definition.IsNotRun();

    /// <summary>Computes the dot products of two tensors along one axis of each, for each sample.</summary>
    /// <param name="left">The left tensor.</param>
    /// <param name="right">The right tensor.</param>
    /// <param name="axes">The axis of both tensors, or the pair (axis of the left, axis of the right).</param>
    /// <param name="normalize">Whether the vectors are divided by their length first.</param>
    /// <remarks><c>(N, a..., k), (N, b..., k) -&gt; (N, a..., b...), or (N, 1) if no other axis is left</c>. With normalize, the vectors along these axes are first divided by their length, so the result is the cosine of their angle.</remarks>
    public static Sym<float> Dot(Sym<float> left, Sym<float> right, Axes axes, bool normalize = false) => throw Definition.IsNotRun();

    /// <summary>Computes the maximum of tensors element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is broadcast.</remarks>
    public static Sym<float> Maximum(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Computes the minimum of tensors element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is broadcast.</remarks>
    public static Sym<float> Minimum(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Multiplies tensors element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is broadcast.</remarks>
    public static Sym<float> Multiply(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Subtracts two tensors element by element: left - right.</summary>
    /// <param name="left">The left tensor.</param>
    /// <param name="right">The right tensor, which is subtracted.</param>
    /// <remarks><c>x, x -&gt; x</c>. An axis of size one is broadcast.</remarks>
    public static Sym<float> Subtract(Sym<float> left, Sym<float> right) => throw Definition.IsNotRun();
}
