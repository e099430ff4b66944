// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The sum of tensors, element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Add(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>The mean of tensors, element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Average(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Tensors one behind the other along an axis.</summary>
    /// <param name="tensors">Two or more tensors that agree on every other axis.</param>
    /// <remarks><c>(N, ..., a, ...), (N, ..., b, ...) -&gt; (N, ..., a + b, ...)</c></remarks>
    public static Sym<float> Concatenate(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Tensors one behind the other along an axis.</summary>
    /// <param name="tensors">Two or more tensors that agree on every other axis.</param>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <remarks><c>(N, ..., a, ...), (N, ..., b, ...) -&gt; (N, ..., a + b, ...)</c></remarks>
    public static Sym<float> Concatenate(int axis, params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>The sum of products along one axis of each of two tensors, sample by sample.</summary>
    /// <param name="left">The left tensor.</param>
    /// <param name="right">The right tensor.</param>
    /// <param name="axes">The axis of both, or (the left's, the right's).</param>
    /// <remarks><c>(N, a..., k), (N, b..., k) -&gt; (N, a..., b...), and (N, 1) where nothing is left</c>. With normalize, vectors along these axes are divided by their length before: the result is the cosine of their angle.</remarks>
    public static Sym<float> Dot(Sym<float> left, Sym<float> right, Axes axes) => throw Definition.IsNotRun();

    /// <summary>The sum of products along one axis of each of two tensors, sample by sample.</summary>
    /// <param name="left">The left tensor.</param>
    /// <param name="right">The right tensor.</param>
    /// <param name="axes">The axis of both, or (the left's, the right's).</param>
    /// <param name="normalize">Whether vectors are divided by their length first.</param>
    /// <remarks><c>(N, a..., k), (N, b..., k) -&gt; (N, a..., b...), and (N, 1) where nothing is left</c>. With normalize, vectors along these axes are divided by their length before: the result is the cosine of their angle.</remarks>
    public static Sym<float> Dot(Sym<float> left, Sym<float> right, Axes axes, bool normalize = false) => throw Definition.IsNotRun();

    /// <summary>The largest of tensors, element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Maximum(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>The smallest of tensors, element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Minimum(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>The product of tensors, element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Multiply(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>The difference of two tensors, element by element.</summary>
    /// <param name="left">What is subtracted from.</param>
    /// <param name="right">What is subtracted.</param>
    /// <remarks><c>x, x -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Subtract(Sym<float> left, Sym<float> right) => throw Definition.IsNotRun();
}
