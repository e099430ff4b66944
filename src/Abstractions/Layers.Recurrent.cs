// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Gated recurrent units: z, r = sigmoid, h' = z · h + (1 - z) · tanh(candidate), where the reset gate r decides what the candidate sees of h. Cho et al., 2014.</summary>
    /// <param name="units">How many features the state has.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">How the recurrent kernel starts. The default is Orthogonal.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="recurrentRegularizer">What large values of the recurrent kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="recurrentConstraint">What the recurrent kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="dropout">The part of the features that is dropped while training, the same ones in every step.</param>
    /// <param name="recurrentDropout">The part of the state that is dropped before it enters the product, the same in every step.</param>
    /// <param name="returnSequences">Whether the states of all steps are the result, instead of the last.</param>
    /// <param name="goBackwards">Whether the last step comes first; the states of all steps are then in that order too.</param>
    /// <param name="resetAfter">Whether the reset gate works behind the product with the state, or on the state before it.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, units), or (N, T, units) with returnSequences</c>. The gates stand in the order update, reset, candidate, as in Keras; PyTorch has reset first, and transposed kernels. With resetAfter, r works on h · recurrent_kernel, and the bias is (2, 3 · units): one for each product. recurrentDropout drops the same part of the state for all gates, and only where it enters the product; Keras draws one for each gate. GRUWithState is the same with its state, to start from and as a result.</remarks>
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
        float dropout = 0f,
        float recurrentDropout = 0f,
        bool returnSequences = false,
        bool goBackwards = false,
        bool resetAfter = true,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>A GRU with its state: Keras' returnState and initialState. var (y, h) = GRUWithState(64)(x), and GRUWithState(64)(x, h) goes on from there.</summary>
    /// <param name="units">How many features the state has.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">How the recurrent kernel starts. The default is Orthogonal.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="recurrentRegularizer">What large values of the recurrent kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="recurrentConstraint">What the recurrent kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="dropout">The part of the features that is dropped while training, the same ones in every step.</param>
    /// <param name="recurrentDropout">The part of the state that is dropped before it enters the product, the same in every step.</param>
    /// <param name="returnSequences">Whether the states of all steps are the result, instead of the last.</param>
    /// <param name="goBackwards">Whether the last step comes first; the states of all steps are then in that order too.</param>
    /// <param name="resetAfter">Whether the reset gate works behind the product with the state, or on the state before it.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features), (N, units) -&gt; (N, units) or (N, T, units), (N, units)</c>. A word of its own, because in C# the number of results cannot depend on an argument. The gates stand in the order update, reset, candidate, as in Keras; PyTorch has reset first, and transposed kernels. With resetAfter, r works on h · recurrent_kernel, and the bias is (2, 3 · units): one for each product. recurrentDropout drops the same part of the state for all gates, and only where it enters the product; Keras draws one for each gate.</remarks>
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
        float dropout = 0f,
        float recurrentDropout = 0f,
        bool returnSequences = false,
        bool goBackwards = false,
        bool resetAfter = true,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Long short-term memory: i, f, o = sigmoid, c' = f · c + i · tanh(candidate), h' = o · tanh(c'), each gate from x · kernel + h · recurrent_kernel + bias. Hochreiter and Schmidhuber, 1997.</summary>
    /// <param name="units">How many features the state has.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">How the recurrent kernel starts. The default is Orthogonal.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="unitForgetBias">Whether the bias of the forget gate starts at one. Jozefowicz et al., 2015.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="recurrentRegularizer">What large values of the recurrent kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="recurrentConstraint">What the recurrent kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="dropout">The part of the features that is dropped while training, the same ones in every step.</param>
    /// <param name="recurrentDropout">The part of the state that is dropped before it enters the product, the same in every step.</param>
    /// <param name="returnSequences">Whether the states of all steps are the result, instead of the last.</param>
    /// <param name="goBackwards">Whether the last step comes first; the states of all steps are then in that order too.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, units), or (N, T, units) with returnSequences</c>. The gates stand in the order input, forget, candidate, output; there is one bias, of 4 · units, as in Keras. PyTorch has the transposed kernels and two biases, whose sum is this one. LSTMWithState is the same with its state, to start from and as a result.</remarks>
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
        float dropout = 0f,
        float recurrentDropout = 0f,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>An LSTM with its state: Keras' returnState and initialState. var (y, h, c) = LSTMWithState(64)(x), and LSTMWithState(64)(x, h, c) goes on from there.</summary>
    /// <param name="units">How many features the state has.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="recurrentActivation">The activation of the gates: Tanh, Sigmoid or ReLU. The default is Sigmoid.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">How the recurrent kernel starts. The default is Orthogonal.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="unitForgetBias">Whether the bias of the forget gate starts at one. Jozefowicz et al., 2015.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="recurrentRegularizer">What large values of the recurrent kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="recurrentConstraint">What the recurrent kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="dropout">The part of the features that is dropped while training, the same ones in every step.</param>
    /// <param name="recurrentDropout">The part of the state that is dropped before it enters the product, the same in every step.</param>
    /// <param name="returnSequences">Whether the states of all steps are the result, instead of the last.</param>
    /// <param name="goBackwards">Whether the last step comes first; the states of all steps are then in that order too.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features), (N, units), (N, units) -&gt; (N, units) or (N, T, units), (N, units), (N, units)</c>. A word of its own, because in C# the number of results cannot depend on an argument. The gates stand in the order input, forget, candidate, output; there is one bias, of 4 · units, as in Keras. PyTorch has the transposed kernels and two biases, whose sum is this one.</remarks>
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
        float dropout = 0f,
        float recurrentDropout = 0f,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The plain recurrent layer: h' = activation(x · kernel + h · recurrent_kernel + bias).</summary>
    /// <param name="units">How many features the state has.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">How the recurrent kernel starts. The default is Orthogonal.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="recurrentRegularizer">What large values of the recurrent kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="recurrentConstraint">What the recurrent kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="dropout">The part of the features that is dropped while training, the same ones in every step.</param>
    /// <param name="recurrentDropout">The part of the state that is dropped before it enters the product, the same in every step.</param>
    /// <param name="returnSequences">Whether the states of all steps are the result, instead of the last.</param>
    /// <param name="goBackwards">Whether the last step comes first; the states of all steps are then in that order too.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features) -&gt; (N, units), or (N, T, units) with returnSequences</c>. SimpleRNNWithState is the same with its state, to start from and as a result.</remarks>
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
        float dropout = 0f,
        float recurrentDropout = 0f,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>A SimpleRNN with its state: Keras' returnState and initialState. var (y, h) = SimpleRNNWithState(64)(x), and SimpleRNNWithState(64)(x, h) goes on from there.</summary>
    /// <param name="units">How many features the state has.</param>
    /// <param name="activation">The activation of the candidate and the result: Tanh, Sigmoid or ReLU. The default is Tanh.</param>
    /// <param name="useBias">Whether a bias is added.</param>
    /// <param name="kernelInitializer">How the kernel starts. The default is GlorotUniform.</param>
    /// <param name="recurrentInitializer">How the recurrent kernel starts. The default is Orthogonal.</param>
    /// <param name="biasInitializer">How the bias starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernel cost; nothing where it is not given.</param>
    /// <param name="recurrentRegularizer">What large values of the recurrent kernel cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the bias cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="recurrentConstraint">What the recurrent kernel is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the bias is brought to after each step; nothing where it is not given.</param>
    /// <param name="dropout">The part of the features that is dropped while training, the same ones in every step.</param>
    /// <param name="recurrentDropout">The part of the state that is dropped before it enters the product, the same in every step.</param>
    /// <param name="returnSequences">Whether the states of all steps are the result, instead of the last.</param>
    /// <param name="goBackwards">Whether the last step comes first; the states of all steps are then in that order too.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, T, features), (N, units) -&gt; (N, units) or (N, T, units), (N, units)</c>. A word of its own, because in C# the number of results cannot depend on an argument.</remarks>
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
        float dropout = 0f,
        float recurrentDropout = 0f,
        bool returnSequences = false,
        bool goBackwards = false,
        string? name = null) => throw Definition.IsNotRun();
}

/// <summary>A GRUWithState layer, as it is applied.</summary>
/// <param name="x">The sequence, (N, T, features).</param>
/// <param name="h">The state to start from, (N, units); zeros where it is not given.</param>
public delegate (Sym<float> y, Sym<float> h) GRUWithStateCall(Sym<float> x, Sym<float>? h = null);

/// <summary>A LSTMWithState layer, as it is applied.</summary>
/// <param name="x">The sequence, (N, T, features).</param>
/// <param name="h">The state to start from, (N, units); zeros where it is not given.</param>
/// <param name="c">The carry to start from, (N, units).</param>
public delegate (Sym<float> y, Sym<float> h, Sym<float> c) LSTMWithStateCall(Sym<float> x, Sym<float>? h = null, Sym<float>? c = null);

/// <summary>A SimpleRNNWithState layer, as it is applied.</summary>
/// <param name="x">The sequence, (N, T, features).</param>
/// <param name="h">The state to start from, (N, units); zeros where it is not given.</param>
public delegate (Sym<float> y, Sym<float> h) SimpleRNNWithStateCall(Sym<float> x, Sym<float>? h = null);
