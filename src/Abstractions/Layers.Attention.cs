// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Additive attention: the scores are sum(scale · tanh(query + key)). Bahdanau et al., 2014.</summary>
    /// <param name="useScale">Whether the features are multiplied by numbers that are learned.</param>
    /// <param name="dropout">The part of the attention that is dropped while training.</param>
    /// <param name="useCausalMask">Whether a step sees no later one. Keras takes it where the layer is called.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>query (N, T, d), value (N, S, e), key (N, S, d) -&gt; (N, T, e)</c>. Steps that masks leave out are not seen; where the query has a mask, its other steps become zeros.</remarks>
    public static AdditiveAttentionCall AdditiveAttention(bool useScale = true, float dropout = 0f, bool useCausalMask = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Dot-product attention: softmax(query · key) · value, over the steps. Luong et al., 2015.</summary>
    /// <param name="useScale">Whether the scores are multiplied by a number that is learned.</param>
    /// <param name="scoreMode">How the scores are computed.</param>
    /// <param name="dropout">The part of the attention that is dropped while training.</param>
    /// <param name="useCausalMask">Whether a step sees no later one. Keras takes it where the layer is called.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>query (N, T, d), value (N, S, e), key (N, S, d) -&gt; (N, T, e)</c>. Steps that masks leave out are not seen; where the query has a mask, its other steps become zeros.</remarks>
    public static AttentionCall Attention(
        bool useScale = false,
        ScoreMode scoreMode = ScoreMode.Dot,
        float dropout = 0f,
        bool useCausalMask = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Attention in several heads: each compares projections of query and key, softmax(q · k / sqrt(keyDim)), and mixes those of the value; what all have found is projected back. Vaswani et al., 2017.</summary>
    /// <param name="numHeads">How many heads there are.</param>
    /// <param name="keyDim">How many features query and key have in each head.</param>
    /// <param name="valueDim">How many features the value has in each head; keyDim where it is 0.</param>
    /// <param name="dropout">The part of the attention that is dropped while training.</param>
    /// <param name="useBias">Whether the projections have biases.</param>
    /// <param name="kernelInitializer">How the kernels starts. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">How the biases starts. The default is Zeros.</param>
    /// <param name="kernelRegularizer">What large values of the kernels cost; nothing where it is not given.</param>
    /// <param name="biasRegularizer">What large values of the biases cost; nothing where it is not given.</param>
    /// <param name="activityRegularizer">What large results cost; nothing where it is not given.</param>
    /// <param name="kernelConstraint">What the kernels is brought to after each step; nothing where it is not given.</param>
    /// <param name="biasConstraint">What the biases is brought to after each step; nothing where it is not given.</param>
    /// <param name="useCausalMask">Whether a step sees no later one. Keras takes it where the layer is called.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>query (N, T, d), value (N, S, e), key (N, S, f) -&gt; (N, T, d)</c>. The projections have Keras' shapes: query_kernel (features, heads, keyDim), attention_output_kernel (heads, valueDim, features). PyTorch has them in one matrix. The masks of query and value hide steps.</remarks>
    public static MultiHeadAttentionCall MultiHeadAttention(
        int numHeads,
        int keyDim,
        int valueDim = 0,
        float dropout = 0f,
        bool useBias = true,
        Initializer? kernelInitializer = null,
        Initializer? biasInitializer = null,
        Regularizer? kernelRegularizer = null,
        Regularizer? biasRegularizer = null,
        Regularizer? activityRegularizer = null,
        Constraint? kernelConstraint = null,
        Constraint? biasConstraint = null,
        bool useCausalMask = false,
        string? name = null) => throw Definition.IsNotRun();
}

/// <summary>A AdditiveAttention layer, as it is applied.</summary>
/// <param name="query">The steps that ask, (N, T, features).</param>
/// <param name="value">What is asked for, (N, S, features).</param>
/// <param name="key">What is compared with the query, (N, S, features); the value where it is not given.</param>
public delegate Sym<float> AdditiveAttentionCall(Sym<float> query, Sym<float> value, Sym<float>? key = null);

/// <summary>A Attention layer, as it is applied.</summary>
/// <param name="query">The steps that ask, (N, T, features).</param>
/// <param name="value">What is asked for, (N, S, features).</param>
/// <param name="key">What is compared with the query, (N, S, features); the value where it is not given.</param>
public delegate Sym<float> AttentionCall(Sym<float> query, Sym<float> value, Sym<float>? key = null);

/// <summary>A MultiHeadAttention layer, as it is applied.</summary>
/// <param name="query">The steps that ask, (N, T, features).</param>
/// <param name="value">What is asked for, (N, S, features).</param>
/// <param name="key">What is compared with the query, (N, S, features); the value where it is not given.</param>
public delegate Sym<float> MultiHeadAttentionCall(Sym<float> query, Sym<float> value, Sym<float>? key = null);
