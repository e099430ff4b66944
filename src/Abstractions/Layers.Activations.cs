// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The larger of x and 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ReLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>1 / (1 + exp(-x)): between 0 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>exp(x) divided by its sum along an axis: probabilities.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. A crossentropy of it is computed from x itself, in one stable step.</remarks>
    public static Sym<float> Softmax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>exp(x) divided by its sum along an axis: probabilities.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the result sums to one.</param>
    /// <remarks><c>x -&gt; x</c>. A crossentropy of it is computed from x itself, in one stable step.</remarks>
    public static Sym<float> Softmax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>The hyperbolic tangent: between -1 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Tanh(Sym<float> x) => throw Definition.IsNotRun();
}
