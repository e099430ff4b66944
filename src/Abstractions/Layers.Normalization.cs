// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>gamma · (x - mean) / sqrt(variance + epsilon) + beta for each channel: over the batch while training, by moving averages afterwards.</summary>
    /// <param name="axis">The axis of the channels.</param>
    /// <param name="momentum">How much of the moving averages each training step keeps.</param>
    /// <param name="epsilon">Added to the variance, so that nothing is divided by zero.</param>
    /// <param name="center">Whether beta is added, which is learned.</param>
    /// <param name="scale">Whether the result is multiplied by gamma, which is learned.</param>
    /// <param name="betaInitializer">How the beta starts. The default is Zeros.</param>
    /// <param name="gammaInitializer">How the gamma starts. The default is Ones.</param>
    /// <param name="movingMeanInitializer">How the moving mean starts. The default is Zeros.</param>
    /// <param name="movingVarianceInitializer">How the moving variance starts. The default is Ones.</param>
    /// <param name="betaRegularizer">What large values of the beta cost; nothing where it is not given.</param>
    /// <param name="gammaRegularizer">What large values of the gamma cost; nothing where it is not given.</param>
    /// <param name="betaConstraint">What the beta is brought to after each step; nothing where it is not given.</param>
    /// <param name="gammaConstraint">What the gamma is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. The moving averages are weights that are not trained: each training step makes them momentum · average + (1 - momentum) · the batch's. As in Keras, momentum is what is kept (PyTorch's is what is taken: 0.1 where Keras' default is 0.99), epsilon is 1e-3 (PyTorch's is 1e-5), and the moving variance follows the variance with the divisor n (PyTorch's with n - 1). Ioffe and Szegedy, 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> BatchNormalization(
        int axis = -1,
        float momentum = 0.99f,
        float epsilon = 0.001f,
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

    /// <summary>gamma · (x - mean) / sqrt(variance + epsilon) + beta, where mean and variance are those of a group of channels of one sample.</summary>
    /// <param name="groups">Into how many groups the channels are divided; -1 for a group per channel.</param>
    /// <param name="axis">The axis of the channels.</param>
    /// <param name="epsilon">Added to the variance, so that nothing is divided by zero.</param>
    /// <param name="center">Whether beta is added, which is learned.</param>
    /// <param name="scale">Whether the result is multiplied by gamma, which is learned.</param>
    /// <param name="betaInitializer">How the beta starts. The default is Zeros.</param>
    /// <param name="gammaInitializer">How the gamma starts. The default is Ones.</param>
    /// <param name="betaRegularizer">What large values of the beta cost; nothing where it is not given.</param>
    /// <param name="gammaRegularizer">What large values of the gamma cost; nothing where it is not given.</param>
    /// <param name="betaConstraint">What the beta is brought to after each step; nothing where it is not given.</param>
    /// <param name="gammaConstraint">What the gamma is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. One group is layer normalization over all axes, a group per channel is instance normalization (groups: -1, as in Keras). As in Keras, epsilon is 1e-3; PyTorch's is 1e-5. Wu and He, 2018.</remarks>
    public static Func<Sym<float>, Sym<float>> GroupNormalization(
        int groups = 32,
        int axis = -1,
        float epsilon = 0.001f,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>gamma · (x - mean) / sqrt(variance + epsilon) + beta, where mean and variance are those of each vector along one axis.</summary>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="epsilon">Added to the variance, so that nothing is divided by zero.</param>
    /// <param name="center">Whether beta is added, which is learned.</param>
    /// <param name="scale">Whether the result is multiplied by gamma, which is learned.</param>
    /// <param name="betaInitializer">How the beta starts. The default is Zeros.</param>
    /// <param name="gammaInitializer">How the gamma starts. The default is Ones.</param>
    /// <param name="betaRegularizer">What large values of the beta cost; nothing where it is not given.</param>
    /// <param name="gammaRegularizer">What large values of the gamma cost; nothing where it is not given.</param>
    /// <param name="betaConstraint">What the beta is brought to after each step; nothing where it is not given.</param>
    /// <param name="gammaConstraint">What the gamma is brought to after each step; nothing where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. As in Keras, epsilon is 1e-3; PyTorch's is 1e-5. Ba, Kiros and Hinton, 2016.</remarks>
    public static Func<Sym<float>, Sym<float>> LayerNormalization(
        int axis = -1,
        float epsilon = 0.001f,
        bool center = true,
        bool scale = true,
        Initializer? betaInitializer = null,
        Initializer? gammaInitializer = null,
        Regularizer? betaRegularizer = null,
        Regularizer? gammaRegularizer = null,
        Constraint? betaConstraint = null,
        Constraint? gammaConstraint = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>scale · x / sqrt(mean of x² + epsilon), where the mean is that of each vector along one axis.</summary>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="epsilon">Added to the mean, so that nothing is divided by zero.</param>
    /// <param name="scaleInitializer">How the scale starts. The default is Ones.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. Zhang and Sennrich, 2019.</remarks>
    public static Func<Sym<float>, Sym<float>> RMSNormalization(int axis = -1, float epsilon = 1E-06f, Initializer? scaleInitializer = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Scales each vector along one axis to length one; one of length zero stays as it is.</summary>
    /// <param name="axis">The axis of the vectors.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Func<Sym<float>, Sym<float>> UnitNormalization(int axis = -1, string? name = null) => throw Definition.IsNotRun();
}
