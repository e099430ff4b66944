// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The mean of -(target · log output + (1 - target) · log(1 - output)), of each output by itself.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. The output ends in Sigmoid, as in Keras; both are then computed in one stable step. Otherwise outputs are kept 1e-7 away from 0 and 1.</remarks>
    public static Loss BinaryCrossentropy(Sym<float> output, Sym<float> target) => throw Definition.IsNotRun();

    /// <summary>The mean of -sum(target · log output) over the classes, which stand on the last axis.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: a probability per class, one-hot as a rule.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. The output ends in Softmax, as in Keras; both are then computed in one stable step. Otherwise outputs are divided by their sum and kept 1e-7 away from 0 and 1.</remarks>
    public static Loss CategoricalCrossentropy(Sym<float> output, Sym<float> target) => throw Definition.IsNotRun();

    /// <summary>The mean of (output - target)².</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Loss MeanSquaredError(Sym<float> output, Sym<float> target) => throw Definition.IsNotRun();

    /// <summary>The mean of -log of the output for the right class, whose number the target gives.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The number of the right class, from 0.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c>. The output ends in Softmax, as in Keras; both are then computed in one stable step. Otherwise outputs are kept 1e-7 away from 0 and 1.</remarks>
    public static Loss SparseCategoricalCrossentropy(Sym<float> output, Sym<long> target) => throw Definition.IsNotRun();
}
