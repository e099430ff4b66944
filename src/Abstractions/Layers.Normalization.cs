// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Computes gamma · (x - mean) / sqrt(variance + epsilon) + beta for each channel. Training uses the statistics of the batch, and prediction uses moving averages.</summary>
    /// <param name="axis">The axis of the channels.</param>
    /// <param name="momentum">The part of the moving averages that each training step keeps. At least 0.</param>
    /// <param name="epsilon">The number that is added to the variance, to prevent a division by zero. At least 0.</param>
    /// <param name="center">Whether the learned offset beta is added.</param>
    /// <param name="scale">Whether the result is multiplied by the learned factor gamma.</param>
    /// <param name="betaInitializer">The initializer of the offset beta. The default is Zeros.</param>
    /// <param name="gammaInitializer">The initializer of the factor gamma. The default is Ones.</param>
    /// <param name="movingMeanInitializer">The initializer of the moving mean. The default is Zeros.</param>
    /// <param name="movingVarianceInitializer">The initializer of the moving variance. The default is Ones.</param>
    /// <param name="betaRegularizer">The penalty on the offset beta, which is added to the loss. The default is no penalty.</param>
    /// <param name="gammaRegularizer">The penalty on the factor gamma, which is added to the loss. The default is no penalty.</param>
    /// <param name="betaConstraint">The constraint that is applied to the offset beta after each step. The default is no constraint.</param>
    /// <param name="gammaConstraint">The constraint that is applied to the factor gamma after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. The moving averages are weights that are not trained. Each training step sets them to momentum · average + (1 - momentum) · statistic of the batch. As in Keras, momentum is the part that is kept, 0.99 by default (PyTorch's momentum is the part that is replaced, 0.1 by default), epsilon is 1e-3 (PyTorch's is 1e-5), and the moving variance averages variances with the divisor n (PyTorch's divisor is n - 1). A layer that is not trainable, by Frozen or because its property Trainable is false, normalizes by its moving averages in training too, and leaves them as they are. Ioffe and Szegedy, 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> BatchNormalization(
        int axis = -1,
        double momentum = 0.99,
        double epsilon = 0.001,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Initializer? movingMeanInitializer = null,
        Initializer? movingVarianceInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes gamma · (x - mean) / sqrt(variance + epsilon) + beta, with the mean and variance of each group of channels of each sample.</summary>
    /// <param name="groups">The number of groups that the channels are divided into, or -1 for one group per channel. At least -1.</param>
    /// <param name="axis">The axis of the channels.</param>
    /// <param name="epsilon">The number that is added to the variance, to prevent a division by zero. At least 0.</param>
    /// <param name="center">Whether the learned offset beta is added.</param>
    /// <param name="scale">Whether the result is multiplied by the learned factor gamma.</param>
    /// <param name="betaInitializer">The initializer of the offset beta. The default is Zeros.</param>
    /// <param name="gammaInitializer">The initializer of the factor gamma. The default is Ones.</param>
    /// <param name="betaRegularizer">The penalty on the offset beta, which is added to the loss. The default is no penalty.</param>
    /// <param name="gammaRegularizer">The penalty on the factor gamma, which is added to the loss. The default is no penalty.</param>
    /// <param name="betaConstraint">The constraint that is applied to the offset beta after each step. The default is no constraint.</param>
    /// <param name="gammaConstraint">The constraint that is applied to the factor gamma after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. With one group it is layer normalization over all axes. With one group per channel (groups: -1, as in Keras) it is instance normalization. As in Keras, epsilon is 1e-3. PyTorch's is 1e-5. Wu and He, 2018.</remarks>
    public static Func<Sym<float>, Sym<float>> GroupNormalization(
        int groups = 32,
        int axis = -1,
        double epsilon = 0.001,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes gamma · (x - mean) / sqrt(variance + epsilon) + beta, with the mean and variance of each vector along one axis.</summary>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="epsilon">The number that is added to the variance, to prevent a division by zero. At least 0.</param>
    /// <param name="center">Whether the learned offset beta is added.</param>
    /// <param name="scale">Whether the result is multiplied by the learned factor gamma.</param>
    /// <param name="betaInitializer">The initializer of the offset beta. The default is Zeros.</param>
    /// <param name="gammaInitializer">The initializer of the factor gamma. The default is Ones.</param>
    /// <param name="betaRegularizer">The penalty on the offset beta, which is added to the loss. The default is no penalty.</param>
    /// <param name="gammaRegularizer">The penalty on the factor gamma, which is added to the loss. The default is no penalty.</param>
    /// <param name="betaConstraint">The constraint that is applied to the offset beta after each step. The default is no constraint.</param>
    /// <param name="gammaConstraint">The constraint that is applied to the factor gamma after each step. The default is no constraint.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. As in Keras, epsilon is 1e-3. PyTorch's is 1e-5. Ba, Kiros and Hinton, 2016.</remarks>
    public static Func<Sym<float>, Sym<float>> LayerNormalization(
        int axis = -1,
        double epsilon = 0.001,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes scale · x / sqrt(mean of x² + epsilon), with the mean of each vector along one axis.</summary>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="epsilon">The number that is added to the mean, to prevent a division by zero. At least 0.</param>
    /// <param name="scaleInitializer">The initializer of the scale. The default is Ones.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. Zhang and Sennrich, 2019.</remarks>
    public static Func<Sym<float>, Sym<float>> RMSNormalization(int axis = -1, double epsilon = 1E-06, Initializer? scaleInitializer = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Scales each vector along one axis to length one. A vector of length zero stays zero.</summary>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Func<Sym<float>, Sym<float>> UnitNormalization(int axis = -1, string? name = null) => throw Definition.IsNotRun();
}
