// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Applies gated recurrent units: z, r = sigmoid, h' = z · h + (1 - z) · tanh(candidate). The reset gate r limits the influence of h on the candidate. Cho et al., 2014.</summary>
    /// <param name="units">The number of features of the state. At least 1.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">The initializer of the recurrent kernel. The default is Orthogonal.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="recurrentRegularizer">The penalty on the recurrent kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="recurrentConstraint">The constraint that is applied to the recurrent kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="dropout">The rate at which features are dropped while training. The same features are dropped in every step. From 0 to below 1.</param>
    /// <param name="recurrentDropout">The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step. From 0 to below 1.</param>
    /// <param name="returnSequences">Whether the result is the states of all steps, and not only the last.</param>
    /// <param name="goBackwards">Whether the steps are processed from the last to the first. The states of all steps are then in that order too.</param>
    /// <param name="resetAfter">Whether the reset gate is applied after the product with the recurrent kernel, and not to the state before it.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, units), or (N, T, units) with returnSequences</c>. The order of the gates is update, reset, candidate, as in Keras. In PyTorch reset is first, and the kernels are transposed. With resetAfter, r multiplies h · recurrent_kernel, and the bias has the shape (2, 3 · units), one row for each product. recurrentDropout drops the same part of the state for all gates, and only in the product. Keras draws a separate part for each gate. GRUWithState also takes and returns the state.</remarks>
    public static Func<Sym<float>, Sym<float>> GRU(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        Func<Sym<float>, Sym<float>>? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool returnSequences = false,
        bool goBackwards = false,
        bool resetAfter = true,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a GRU that also takes and returns its state, as Keras' initialState and returnState. var (y, h) = GRUWithState(64)(x) returns the state, and GRUWithState(64)(x, h) continues from it.</summary>
    /// <param name="units">The number of features of the state. At least 1.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">The initializer of the recurrent kernel. The default is Orthogonal.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="recurrentRegularizer">The penalty on the recurrent kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="recurrentConstraint">The constraint that is applied to the recurrent kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="dropout">The rate at which features are dropped while training. The same features are dropped in every step. From 0 to below 1.</param>
    /// <param name="recurrentDropout">The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step. From 0 to below 1.</param>
    /// <param name="returnSequences">Whether the result is the states of all steps, and not only the last.</param>
    /// <param name="goBackwards">Whether the steps are processed from the last to the first. The states of all steps are then in that order too.</param>
    /// <param name="resetAfter">Whether the reset gate is applied after the product with the recurrent kernel, and not to the state before it.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features), (N, units) -&gt; (N, units) or (N, T, units), (N, units)</c>. It is a separate word, because in C# the number of results cannot depend on an argument. The order of the gates is update, reset, candidate, as in Keras. In PyTorch reset is first, and the kernels are transposed. With resetAfter, r multiplies h · recurrent_kernel, and the bias has the shape (2, 3 · units), one row for each product. recurrentDropout drops the same part of the state for all gates, and only in the product. Keras draws a separate part for each gate.</remarks>
    public static GRUWithStateCall GRUWithState(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        Func<Sym<float>, Sym<float>>? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool returnSequences = false,
        bool goBackwards = false,
        bool resetAfter = true,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies long short-term memory: i, f, o = sigmoid, c' = f · c + i · tanh(candidate), h' = o · tanh(c'), where each gate is computed from x · kernel + h · recurrent_kernel + bias. Hochreiter and Schmidhuber, 1997.</summary>
    /// <param name="units">The number of features of the state. At least 1.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">The initializer of the recurrent kernel. The default is Orthogonal.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="unitForgetBias">Whether the bias of the forget gate is initialized with ones. Jozefowicz et al., 2015.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="recurrentRegularizer">The penalty on the recurrent kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="recurrentConstraint">The constraint that is applied to the recurrent kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="dropout">The rate at which features are dropped while training. The same features are dropped in every step. From 0 to below 1.</param>
    /// <param name="recurrentDropout">The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step. From 0 to below 1.</param>
    /// <param name="returnSequences">Whether the result is the states of all steps, and not only the last.</param>
    /// <param name="goBackwards">Whether the steps are processed from the last to the first. The states of all steps are then in that order too.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, units), or (N, T, units) with returnSequences</c>. The order of the gates is input, forget, candidate, output, and there is one bias of 4 · units, as in Keras. PyTorch has transposed kernels and two biases, whose sum is this bias. LSTMWithState also takes and returns the states.</remarks>
    public static Func<Sym<float>, Sym<float>> LSTM(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        Func<Sym<float>, Sym<float>>? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        bool unitForgetBias = true,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies an LSTM that also takes and returns its states, as Keras' initialState and returnState. var (y, h, c) = LSTMWithState(64)(x) returns the states, and LSTMWithState(64)(x, h, c) continues from them.</summary>
    /// <param name="units">The number of features of the state. At least 1.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">The initializer of the recurrent kernel. The default is Orthogonal.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="unitForgetBias">Whether the bias of the forget gate is initialized with ones. Jozefowicz et al., 2015.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="recurrentRegularizer">The penalty on the recurrent kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="recurrentConstraint">The constraint that is applied to the recurrent kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="dropout">The rate at which features are dropped while training. The same features are dropped in every step. From 0 to below 1.</param>
    /// <param name="recurrentDropout">The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step. From 0 to below 1.</param>
    /// <param name="returnSequences">Whether the result is the states of all steps, and not only the last.</param>
    /// <param name="goBackwards">Whether the steps are processed from the last to the first. The states of all steps are then in that order too.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features), (N, units), (N, units) -&gt; (N, units) or (N, T, units), (N, units), (N, units)</c>. It is a separate word, because in C# the number of results cannot depend on an argument. The order of the gates is input, forget, candidate, output, and there is one bias of 4 · units, as in Keras. PyTorch has transposed kernels and two biases, whose sum is this bias.</remarks>
    public static LSTMWithStateCall LSTMWithState(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        Func<Sym<float>, Sym<float>>? recurrentActivation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        bool unitForgetBias = true,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies the simple recurrent layer: h' = activation(x · kernel + h · recurrent_kernel + bias).</summary>
    /// <param name="units">The number of features of the state. At least 1.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">The initializer of the recurrent kernel. The default is Orthogonal.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="recurrentRegularizer">The penalty on the recurrent kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="recurrentConstraint">The constraint that is applied to the recurrent kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="dropout">The rate at which features are dropped while training. The same features are dropped in every step. From 0 to below 1.</param>
    /// <param name="recurrentDropout">The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step. From 0 to below 1.</param>
    /// <param name="returnSequences">Whether the result is the states of all steps, and not only the last.</param>
    /// <param name="goBackwards">Whether the steps are processed from the last to the first. The states of all steps are then in that order too.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, units), or (N, T, units) with returnSequences</c>. SimpleRNNWithState also takes and returns the state.</remarks>
    public static Func<Sym<float>, Sym<float>> SimpleRNN(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies a SimpleRNN that also takes and returns its state, as Keras' initialState and returnState. var (y, h) = SimpleRNNWithState(64)(x) returns the state, and SimpleRNNWithState(64)(x, h) continues from it.</summary>
    /// <param name="units">The number of features of the state. At least 1.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">The initializer of the kernel. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">The initializer of the recurrent kernel. The default is Orthogonal.</param>
    /// <param name="biasInitializer">The initializer of the bias. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="recurrentRegularizer">The penalty on the recurrent kernel, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the bias, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernel after each step. The default is no constraint.</param>
    /// <param name="recurrentConstraint">The constraint that is applied to the recurrent kernel after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the bias after each step. The default is no constraint.</param>
    /// <param name="dropout">The rate at which features are dropped while training. The same features are dropped in every step. From 0 to below 1.</param>
    /// <param name="recurrentDropout">The rate at which the state is dropped in the product with the recurrent kernel while training. The same elements are dropped in every step. From 0 to below 1.</param>
    /// <param name="returnSequences">Whether the result is the states of all steps, and not only the last.</param>
    /// <param name="goBackwards">Whether the steps are processed from the last to the first. The states of all steps are then in that order too.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, T, features), (N, units) -&gt; (N, units) or (N, T, units), (N, units)</c>. It is a separate word, because in C# the number of results cannot depend on an argument.</remarks>
    public static SimpleRNNWithStateCall SimpleRNNWithState(
        int units,
        Func<Sym<float>, Sym<float>>? activation = null,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? recurrentInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? recurrentRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? recurrentConstraint = null,
        Constraint? biasConstraint = null,
        double dropout = 0,
        double recurrentDropout = 0,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();
}

/// <summary>Applies a GRUWithState layer.</summary>
/// <param name="x">The sequence, (N, T, features).</param>
/// <param name="h">The state to start from, (N, units). The default is zeros.</param>
public delegate (Sym<float> y, Sym<float> h) GRUWithStateCall(Sym<float> x, Sym<float>? h = null);

/// <summary>Applies a LSTMWithState layer.</summary>
/// <param name="x">The sequence, (N, T, features).</param>
/// <param name="h">The state to start from, (N, units). The default is zeros.</param>
/// <param name="c">The carry to start from, (N, units).</param>
public delegate (Sym<float> y, Sym<float> h, Sym<float> c) LSTMWithStateCall(Sym<float> x, Sym<float>? h = null, Sym<float>? c = null);

/// <summary>Applies a SimpleRNNWithState layer.</summary>
/// <param name="x">The sequence, (N, T, features).</param>
/// <param name="h">The state to start from, (N, units). The default is zeros.</param>
public delegate (Sym<float> y, Sym<float> h) SimpleRNNWithStateCall(Sym<float> x, Sym<float>? h = null);
