// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Applies additive attention, whose scores are sum(scale · tanh(query + key)). Bahdanau et al., 2014.</summary>
    /// <param name="useScale">Whether the features are multiplied by a learned vector.</param>
    /// <param name="dropout">The rate at which attention weights are dropped while training. From 0 to below 1.</param>
    /// <param name="useCausalMask">Whether each step ignores later steps. In Keras this is an argument of the layer's call.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>query (N, T, d), value (N, S, e), key (N, S, d) -&gt; (N, T, e)</c>. Masked steps of value and key are ignored. Masked steps of the query become zeros in the result.</remarks>
    public static AdditiveAttentionCall AdditiveAttention(bool useScale = true, double dropout = 0, bool useCausalMask = false, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies dot-product attention over the steps: softmax(query · key) · value. Luong et al., 2015.</summary>
    /// <param name="useScale">Whether the scores are multiplied by a learned scalar.</param>
    /// <param name="scoreMode">The formula of the scores.</param>
    /// <param name="dropout">The rate at which attention weights are dropped while training. From 0 to below 1.</param>
    /// <param name="useCausalMask">Whether each step ignores later steps. In Keras this is an argument of the layer's call.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>query (N, T, d), value (N, S, e), key (N, S, d) -&gt; (N, T, e)</c>. Masked steps of value and key are ignored. Masked steps of the query become zeros in the result.</remarks>
    public static AttentionCall Attention(
        bool useScale = false,
        ScoreMode scoreMode = ScoreMode.Dot,
        double dropout = 0,
        bool useCausalMask = false,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Applies attention in several heads. Each head projects query, key and value and computes softmax(q · k / sqrt(keyDim)) · v. The results of all heads are projected back. Vaswani et al., 2017.</summary>
    /// <param name="numHeads">The number of heads. At least 1.</param>
    /// <param name="keyDim">The number of features of query and key in each head. At least 1.</param>
    /// <param name="valueDim">The number of features of the value in each head. The default, 0, means keyDim. At least 0.</param>
    /// <param name="dropout">The rate at which attention weights are dropped while training. From 0 to below 1.</param>
    /// <param name="useBias">Whether the projections have biases.</param>
    /// <param name="kernelInitializer">The initializer of the kernels. The default is GlorotUniform.</param>
    /// <param name="biasInitializer">The initializer of the biases. The default is Zeros.</param>
    /// <param name="kernelRegularizer">The penalty on the kernels, which is added to the loss. The default is no penalty.</param>
    /// <param name="biasRegularizer">The penalty on the biases, which is added to the loss. The default is no penalty.</param>
    /// <param name="activityRegularizer">The penalty on the result, which is added to the loss. The default is no penalty.</param>
    /// <param name="kernelConstraint">The constraint that is applied to the kernels after each step. The default is no constraint.</param>
    /// <param name="biasConstraint">The constraint that is applied to the biases after each step. The default is no constraint.</param>
    /// <param name="useCausalMask">Whether each step ignores later steps. In Keras this is an argument of the layer's call.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>query (N, T, d), value (N, S, e), key (N, S, f) -&gt; (N, T, d)</c>. The projections have Keras' shapes: query_kernel (features, heads, keyDim), attention_output_kernel (heads, valueDim, features). PyTorch stores them in one matrix. Masked steps of query and value are ignored.</remarks>
    public static MultiHeadAttentionCall MultiHeadAttention(
        int numHeads,
        int keyDim,
        int valueDim = 0,
        double dropout = 0,
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

/// <summary>Applies a AdditiveAttention layer.</summary>
/// <param name="query">The query sequence, (N, T, features).</param>
/// <param name="value">The value sequence, (N, S, features).</param>
/// <param name="key">The key sequence, (N, S, features). The default is the value.</param>
public delegate Sym<float> AdditiveAttentionCall(Sym<float> query, Sym<float> value, Sym<float>? key = null);

/// <summary>Applies a Attention layer.</summary>
/// <param name="query">The query sequence, (N, T, features).</param>
/// <param name="value">The value sequence, (N, S, features).</param>
/// <param name="key">The key sequence, (N, S, features). The default is the value.</param>
public delegate Sym<float> AttentionCall(Sym<float> query, Sym<float> value, Sym<float>? key = null);

/// <summary>Applies a MultiHeadAttention layer.</summary>
/// <param name="query">The query sequence, (N, T, features).</param>
/// <param name="value">The value sequence, (N, S, features).</param>
/// <param name="key">The key sequence, (N, S, features). The default is the value.</param>
public delegate Sym<float> MultiHeadAttentionCall(Sym<float> query, Sym<float> value, Sym<float>? key = null);
