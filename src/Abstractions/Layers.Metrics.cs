// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The part of the samples for which the output is right.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: of the shape of the output, or class numbers.</param>
    /// <remarks><c>output, target -&gt; one number</c>. Chosen at compile time as Keras chooses it at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class numbers.</remarks>
    public static Metric Accuracy(Sym<float> output, Sym<float> target) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the output is right.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: of the shape of the output, or class numbers.</param>
    /// <remarks><c>output, target -&gt; one number</c>. Chosen at compile time as Keras chooses it at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class numbers.</remarks>
    public static Metric Accuracy(Sym<float> output, Sym<long> target) => throw Definition.IsNotRun();

    /// <summary>The part of the outputs that are above the threshold exactly where the target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric BinaryAccuracy(Sym<float> output, Sym<float> target, float threshold = 0.5f) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the largest output stands where the largest target stands.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c></remarks>
    public static Metric CategoricalAccuracy(Sym<float> output, Sym<float> target) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the largest output stands at the target's number.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The number of the right class, from 0.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c></remarks>
    public static Metric SparseCategoricalAccuracy(Sym<float> output, Sym<long> target) => throw Definition.IsNotRun();
}
