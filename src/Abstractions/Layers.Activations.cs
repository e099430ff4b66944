// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Computes x if x is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> CELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">The scale for negative x: the result approaches -alpha. At least 1E-06.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> CELU(Sym<float> x, double alpha = 1) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">The scale for negative x: the result approaches -alpha. At least 0.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ELU(Sym<float> x, double alpha = 1) => throw Definition.IsNotRun();

    /// <summary>Computes exp(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Exponential(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x · P(X ≤ x), where X has the standard normal distribution. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> GELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x · P(X ≤ x), where X has the standard normal distribution. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="approximate">Whether the distribution function is approximated with tanh.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> GELU(Sym<float> x, bool approximate = false) => throw Definition.IsNotRun();

    /// <summary>Computes the first half of an axis times the sigmoid of the second half. Dauphin et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., 2 · features) -&gt; (N, ..., features)</c></remarks>
    public static Sym<float> GLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the first half of an axis times the sigmoid of the second half. Dauphin et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis that is halved.</param>
    /// <remarks><c>(N, ..., 2 · features) -&gt; (N, ..., features)</c></remarks>
    public static Sym<float> GLU(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>Computes x if |x| is above the threshold, else 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardShrink(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if |x| is above the threshold, else 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">The largest |x| that becomes 0. At least 0.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardShrink(Sym<float> x, double threshold = 0.5) => throw Definition.IsNotRun();

    /// <summary>Computes x · HardSigmoid(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardSiLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x / 6 + 1/2, clipped to the range from 0 to 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardSigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Clips x to the range from -1 to 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardTanh(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is positive, else negativeSlope · x.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.</remarks>
    public static Sym<float> LeakyReLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is positive, else negativeSlope · x.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="negativeSlope">The slope for negative x. At least 0.</param>
    /// <remarks><c>x -&gt; x</c>. The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.</remarks>
    public static Sym<float> LeakyReLU(Sym<float> x, double negativeSlope = 0.3) => throw Definition.IsNotRun();

    /// <summary>Returns x.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Linear(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes log(Sigmoid(x)).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> LogSigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the logarithm of softmax along an axis: x - log(sum(exp(x))).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> LogSoftmax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the logarithm of softmax along an axis: x - log(sum(exp(x))).</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the exponentials of the result sum to one.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> LogSoftmax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>Computes x · tanh(Softplus(x)). Misra, 2019.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Mish(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is positive, else alpha · x, with a learned alpha. He et al., 2015.</summary>
    /// <param name="alphaInitializer">The initializer of alpha. The default is Zeros.</param>
    /// <param name="alphaRegularizer">The penalty on alpha, which is added to the loss. The default is no penalty.</param>
    /// <param name="alphaConstraint">The constraint that is applied to alpha after each step. The default is no constraint.</param>
    /// <param name="sharedAxes">The axes along which alpha is shared, such as (1, 2) for one alpha per channel of an image. The default is no axis.</param>
    /// <param name="name">The name of the layer in summaries and files, and of its property. The default is the name of the local that holds the layer, or else a name such as dense_1.</param>
    /// <remarks><c>x -&gt; x</c>. There is one alpha for each element of a sample, as in Keras. PyTorch has one for all elements, or one per channel.</remarks>
    public static Func<Sym<float>, Sym<float>> PReLU(
        Initializer? alphaInitializer = null,
        Regularizer? alphaRegularizer = null,
        Constraint? alphaConstraint = null,
        Axes? sharedAxes = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>Computes max(x, 0).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. With the other arguments: min(x, maxValue) if x is above the threshold, else negativeSlope · (x - threshold).</remarks>
    public static Sym<float> ReLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes max(x, 0).</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="negativeSlope">The slope below the threshold. At least 0.</param>
    /// <param name="maxValue">The largest value of the result. The default is no limit. At least 0.</param>
    /// <param name="threshold">The threshold above which x is passed on. At least 0.</param>
    /// <remarks><c>x -&gt; x</c>. With the other arguments: min(x, maxValue) if x is above the threshold, else negativeSlope · (x - threshold).</remarks>
    public static Sym<float> ReLU(
        Sym<float> x,
        double negativeSlope = 0,
        double maxValue = double.PositiveInfinity,
        double threshold = 0) => throw Definition.IsNotRun();

    /// <summary>Clips x to the range from 0 to 6.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ReLU6(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes ELU with alpha 1.6733, times 1.0507, which keeps mean 0 and variance 1. Klambauer et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x · sigmoid(x), also called swish. Ramachandran et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SiLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes 1 / (1 + exp(-x)), which is between 0 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes sign(x) · max(|x| - threshold, 0).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SoftShrink(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes sign(x) · max(|x| - threshold, 0).</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">The number that |x| is reduced by. At least 0.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SoftShrink(Sym<float> x, double threshold = 0.5) => throw Definition.IsNotRun();

    /// <summary>Computes exp(x) divided by its sum along an axis, which gives probabilities.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. A crossentropy of the result is computed directly from x, which is numerically stable.</remarks>
    public static Sym<float> Softmax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes exp(x) divided by its sum along an axis, which gives probabilities.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the result sums to one.</param>
    /// <remarks><c>x -&gt; x</c>. A crossentropy of the result is computed directly from x, which is numerically stable.</remarks>
    public static Sym<float> Softmax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>Computes log(1 + exp(x)).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. libtorch returns x for x above 20. Here the limit is 80, above which all digits are the same.</remarks>
    public static Sym<float> Softplus(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x / (1 + |x|), which is between -1 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Softsign(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes (x + 1)² / 4 for x between -1 and 1, 0 below and x above.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SparsePlus(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes (x + 1) / 2, clipped to the range from 0 to 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SparseSigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the probabilities along an axis that are nearest to x. Unlike softmax, values far below the largest become exactly zero. Martins and Astudillo, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. The result is max(x - threshold, 0), where the threshold is such that the result sums to one. The gradient is zero for elements whose result is zero.</remarks>
    public static Sym<float> Sparsemax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes the probabilities along an axis that are nearest to x. Unlike softmax, values far below the largest become exactly zero. Martins and Astudillo, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the result sums to one.</param>
    /// <remarks><c>x -&gt; x</c>. The result is max(x - threshold, 0), where the threshold is such that the result sums to one. The gradient is zero for elements whose result is zero.</remarks>
    public static Sym<float> Sparsemax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>Computes (x + sqrt(x² + b)) / 2. Barron, 2021.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Squareplus(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes (x + sqrt(x² + b)) / 2. Barron, 2021.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="b">The smoothness. With 0 the result is max(x, 0). At least 0.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Squareplus(Sym<float> x, double b = 4) => throw Definition.IsNotRun();

    /// <summary>Computes the hyperbolic tangent, which is between -1 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Tanh(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x - tanh(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> TanhShrink(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>Computes x if x is above the threshold, else defaultValue.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">The threshold above which x is passed on.</param>
    /// <param name="defaultValue">The result for x at or below the threshold.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Threshold(Sym<float> x, double threshold, double defaultValue) => throw Definition.IsNotRun();
}
