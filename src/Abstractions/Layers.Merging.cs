// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The sum of tensors, element by element.</summary>
    /// <param name="tensors">Two or more tensors of the same shape.</param>
    /// <remarks><c>x, x, ... -&gt; x</c>. An axis of size one is repeated to fit the others.</remarks>
    public static Sym<float> Add(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Tensors one behind the other along an axis.</summary>
    /// <param name="tensors">Two or more tensors that agree on every other axis.</param>
    /// <remarks><c>(N, ..., a, ...), (N, ..., b, ...) -&gt; (N, ..., a + b, ...)</c></remarks>
    public static Sym<float> Concatenate(params Sym<float>[] tensors) => throw Definition.IsNotRun();

    /// <summary>Tensors one behind the other along an axis.</summary>
    /// <param name="tensors">Two or more tensors that agree on every other axis.</param>
    /// <param name="axis">The axis along which they are joined.</param>
    /// <remarks><c>(N, ..., a, ...), (N, ..., b, ...) -&gt; (N, ..., a + b, ...)</c></remarks>
    public static Sym<float> Concatenate(int axis, params Sym<float>[] tensors) => throw Definition.IsNotRun();
}
