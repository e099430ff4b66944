// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>An activation as a layer of its own, so that it has a name.</summary>
    /// <param name="activation">The function.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; the shape of activation(x)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Activation(Func<Sym<float>, Sym<float>> activation, string? name = null) => throw Definition.IsNotRun();

    /// <summary>A densely connected layer: activation(x · kernel + bias), over the last axis.</summary>
    /// <param name="units">How many features the result has.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, ..., features) -&gt; (N, ..., units)</c>. The kernel has the shape (features, units), as in Keras; PyTorch's weight is its transpose.</remarks>
    public static Func<Sym<float>, Sym<float>> Dense(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>A dense layer along any axes: activation(einsum(equation, x, kernel) + bias).</summary>
    /// <param name="equation">The axes of operand, kernel and result, "abc,cd-&gt;abd"; three dots stand for any axes at the beginning or at the end.</param>
    /// <param name="outputShape">The sizes of the result without the batch, and without what three dots stand for; -1 is the size that the operand has.</param>
    /// <param name="activation">Applied to the result; nothing where it is not given.</param>
    /// <param name="biasAxes">The letters of the result's axes that the bias has; no bias where it is not given.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, ...) -&gt; (N, ...), as the equation says</c>. In the equation each axis has a letter: what operand and kernel share and the result has not is summed. "...x,xy-&gt;...y" is Dense.</remarks>
    public static Func<Sym<float>, Sym<float>> EinsumDense(
        string equation,
        Sizes outputShape,
        Func<Sym<float>, Sym<float>>? activation = null,
        string? biasAxes = null,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>A row of a table for each id: words become vectors that are learned.</summary>
    /// <param name="inputDim">The size of the vocabulary: how many rows the table has.</param>
    /// <param name="outputDim">How many features each id gets.</param>
    /// <param name="embeddingsInitializer">How the table starts. The default is RandomUniform(-0.05, 0.05).</param>
    /// <param name="embeddingsRegularizer">What large values of the table cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="embeddingsConstraint">What the table is brought to after each step; nothing where it is not given.</param>
    /// <param name="maskZero">Whether the id 0 means that there is nothing: what uses masks behind this layer leaves out those steps.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, ...) -&gt; (N, ..., outputDim)</c>. Ids are 0 to below inputDim. [Ids(10_000)] on an input says how many it has, and makes an embedding with fewer rows a compile error; either way a wrong id is an error that names the input. The gradient is dense, as in Keras.</remarks>
    public static Func<SymIds, Sym<float>> Embedding(
        int inputDim,
        int outputDim,
        Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? embeddingsConstraint = null,
        bool maskZero = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Leaves out the steps in which every feature is a value: recurrent layers hold their state there, attention does not look there.</summary>
    /// <param name="maskValue">The value.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, T, features), with a mask (N, T)</c>. The features of those steps become zeros.</remarks>
    public static Func<Sym<float>, Sym<float>> Masking(float maskValue = 0f, string? name = null) => throw Definition.IsNotRun();

    /// <summary>A learned row for each place of a sequence, in the shape of its operand: x + PositionEmbedding(200)(x) tells attention where a word stands. Devlin et al., 2018.</summary>
    /// <param name="sequenceLength">How many rows the table has: the length of the longest sequence.</param>
    /// <param name="embeddingsInitializer">How the table starts. The default is GlorotUniform.</param>
    /// <param name="embeddingsRegularizer">What large values of the table cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="embeddingsConstraint">What the table is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, T, features)</c>. Of the operand only the shape counts, as in KerasHub. A shorter sequence takes the first rows.</remarks>
    public static Func<Sym<float>, Sym<float>> PositionEmbedding(
        int sequenceLength,
        Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? embeddingsConstraint = null,
        string? name = null) => throw Definition.IsNotRun();
}
