// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Applies an activation as a separate layer, which has its own name.</summary>
    /// <param name="activation">The activation.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; the shape of activation(x)</c></remarks>
    public static Func<Sym<float>, Sym<float>> Activation(Func<Sym<float>, Sym<float>> activation, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes activation(x · kernel + bias) along the last axis.</summary>
    /// <param name="units">The number of features of the result. At least 1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, ..., features) -&gt; (N, ..., units)</c>. The kernel has the shape (features, units), as in Keras. PyTorch's weight is its transpose.</remarks>
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

    /// <summary>Computes activation(einsum(equation, x, kernel) + bias), a dense layer along any axes.</summary>
    /// <param name="equation">The axes of operand, kernel and result, such as "abc,cd-&gt;abd". Three dots stand for any axes at the beginning or at the end.</param>
    /// <param name="outputShape">The sizes of the result without the batch and without the axes of the three dots. -1 keeps the size of the operand. At least -1.</param>
    /// <param name="activation">The activation that is applied to the result. The default is none.</param>
    /// <param name="biasAxes">The letters of the result's axes that the bias has. The default is no bias.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, ...) -&gt; (N, ...), as the equation says</c>. Each axis has a letter in the equation. Letters that operand and kernel share and that are not in the result are summed. "...x,xy-&gt;...y" is Dense.</remarks>
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

    /// <summary>Looks up a row of a learned table for each id, such as a vector for each word.</summary>
    /// <param name="inputDim">The size of the vocabulary, which is the number of rows of the table. At least 1.</param>
    /// <param name="outputDim">The number of features per id. At least 1.</param>
    /// <param name="embeddingsInitializer">The initializer of the table. The default is RandomUniform(-0.05, 0.05).</param>
    /// <param name="embeddingsRegularizer">The penalty on the table, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="embeddingsConstraint">The constraint that is applied to the table after each step. The default is no constraint.</param>
    /// <param name="maskZero">Whether the id 0 is padding: later layers that use masks ignore these steps.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, ...) -&gt; (N, ..., outputDim)</c>. Ids are from 0 to below inputDim. [Ids(10_000)] on an input declares the number of its ids, and an embedding with fewer rows is then a compile error. An id out of range is an error at run time that names the input. The gradient is dense, as in Keras.</remarks>
    public static Func<SymIds, Sym<float>> Embedding(
        int inputDim,
        int outputDim,
        Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? embeddingsConstraint = null,
        bool maskZero = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Masks the steps in which every feature equals a value: recurrent layers keep their state in these steps, and attention ignores them.</summary>
    /// <param name="maskValue">The value that marks a step as masked.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, T, features), with a mask (N, T)</c>. The features of masked steps become zeros.</remarks>
    public static Func<Sym<float>, Sym<float>> Masking(double maskValue = 0, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Returns a learned row for each position of a sequence, in the shape of its operand. x + PositionEmbedding(200)(x) gives attention the position of each word. Devlin et al., 2018.</summary>
    /// <param name="sequenceLength">The number of rows of the table, which is the length of the longest sequence. At least 1.</param>
    /// <param name="embeddingsInitializer">The initializer of the table. The default is GlorotUniform.</param>
    /// <param name="embeddingsRegularizer">The penalty on the table, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="embeddingsConstraint">The constraint that is applied to the table after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, T, features)</c>. Only the shape of the operand is used, as in KerasHub. A shorter sequence uses the first rows.</remarks>
    public static Func<Sym<float>, Sym<float>> PositionEmbedding(
        int sequenceLength,
        Initializer? embeddingsInitializer = null,
        Regularizer? embeddingsRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? embeddingsConstraint = null,
        string? name = null) => throw Definition.IsNotRun();
}
