// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Returns its operand, and adds l1 · sum|x| + l2 · sum(x²) to the loss.</summary>
    /// <param name="l1">The factor of the sum of absolute values. At least 0.</param>
    /// <param name="l2">The factor of the sum of squares. At least 0.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. The sums are over the whole batch, as in Keras 3, so the penalty grows with the size of the batch.</remarks>
    public static Func<Sym<float>, Sym<float>> ActivityRegularization(double l1 = 0, double l2 = 0, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Sets a part of the elements to the negative limit of SELU while training, and scales and shifts all so that mean 0 and variance 1 are kept. Otherwise returns its operand.</summary>
    /// <param name="rate">The fraction of the elements that is dropped. From 0 to below 1.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. Klambauer et al., 2017.</remarks>
    public static Func<Sym<float>, Sym<float>> AlphaDropout(double rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Sets a part of the elements to zero and divides the others by 1 - rate, while training. Otherwise returns its operand.</summary>
    /// <param name="rate">The fraction of the elements that is dropped. From 0 to below 1.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. The elements that are dropped depend only on the seed of the net and the number of the step. Srivastava et al., 2014.</remarks>
    public static Func<Sym<float>, Sym<float>> Dropout(double rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Multiplies by normal random numbers with mean 1 and standard deviation sqrt(rate / (1 - rate)) while training. Otherwise returns its operand.</summary>
    /// <param name="rate">The rate of the equivalent dropout. From 0 to below 1.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. It has the mean and the variance of Dropout with the same rate. Srivastava et al., 2014.</remarks>
    public static Func<Sym<float>, Sym<float>> GaussianDropout(double rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Adds normal random numbers with mean 0 while training. Otherwise returns its operand.</summary>
    /// <param name="stddev">The standard deviation of the noise. At least 0.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Func<Sym<float>, Sym<float>> GaussianNoise(double stddev, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Draws normal random numbers in the shape of the operand while training. Otherwise returns their mean for every element.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. Only the shape of the operand is used, and it gets no gradient. mean + Exp(0.5f * logVariance) * RandomNormalLike(mean) is a sample through which mean and variance can be trained (Kingma and Welling, 2013). The numbers depend only on the seed of the net and the number of the step. ONNX' operator of that name also draws when it predicts.</remarks>
    public static Sym<float> RandomNormalLike(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Draws normal random numbers in the shape of the operand while training. Otherwise returns their mean for every element.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="mean">The mean of the numbers.</param>
    /// <param name="stddev">The standard deviation of the numbers. At least 0.</param>
    /// <remarks><c>x -&gt; x</c>. Only the shape of the operand is used, and it gets no gradient. mean + Exp(0.5f * logVariance) * RandomNormalLike(mean) is a sample through which mean and variance can be trained (Kingma and Welling, 2013). The numbers depend only on the seed of the net and the number of the step. ONNX' operator of that name also draws when it predicts.</remarks>
    public static Sym<float> RandomNormalLike(Sym<float> x, double mean = 0, double stddev = 1) => throw Definition.IsNotRun();

    /// <summary>Sets whole channels to zero and divides the others by 1 - rate, while training. Otherwise returns its operand.</summary>
    /// <param name="rate">The fraction of the channels that is dropped. From 0 to below 1.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps, channels)</c>. Tompson et al., 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> SpatialDropout1D(double rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Sets whole channels to zero and divides the others by 1 - rate, while training. Otherwise returns its operand.</summary>
    /// <param name="rate">The fraction of the channels that is dropped. From 0 to below 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height, width, channels)</c>. Tompson et al., 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> SpatialDropout2D(double rate, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>Sets whole channels to zero and divides the others by 1 - rate, while training. Otherwise returns its operand.</summary>
    /// <param name="rate">The fraction of the channels that is dropped. From 0 to below 1.</param>
    /// <param name="dataFormat">The position of the channels axis. The default is the net's data format.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth, height, width, channels)</c>. Tompson et al., 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> SpatialDropout3D(double rate, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();
}
