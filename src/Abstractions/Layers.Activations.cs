// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>x where it is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> CELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> CELU(Sym<float> x, float alpha = 1f) => throw Definition.IsNotRun();

    /// <summary>x where it is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="alpha">How far down it goes.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ELU(Sym<float> x, float alpha = 1f) => throw Definition.IsNotRun();

    /// <summary>exp(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Exponential(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x times the part of a standard normal distribution that is below it. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> GELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x times the part of a standard normal distribution that is below it. Hendrycks and Gimpel, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="approximate">Whether tanh stands in for the normal distribution.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> GELU(Sym<float> x, bool approximate = false) => throw Definition.IsNotRun();

    /// <summary>The first half of an axis, times the sigmoid of the second. Dauphin et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>(N, ..., 2 · features) -&gt; (N, ..., features)</c></remarks>
    public static Sym<float> GLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The first half of an axis, times the sigmoid of the second. Dauphin et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis that is halved.</param>
    /// <remarks><c>(N, ..., 2 · features) -&gt; (N, ..., features)</c></remarks>
    public static Sym<float> GLU(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>x where it is further than the threshold from zero, else 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardShrink(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is further than the threshold from zero, else 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">What is cut out around zero.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardShrink(Sym<float> x, float threshold = 0.5f) => throw Definition.IsNotRun();

    /// <summary>x · HardSigmoid(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardSiLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x / 6 + 1/2, between 0 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardSigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x between -1 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> HardTanh(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is positive, else negativeSlope · x.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.</remarks>
    public static Sym<float> LeakyReLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is positive, else negativeSlope · x.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="negativeSlope">The slope of the negative part.</param>
    /// <remarks><c>x -&gt; x</c>. The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.</remarks>
    public static Sym<float> LeakyReLU(Sym<float> x, float negativeSlope = 0.3f) => throw Definition.IsNotRun();

    /// <summary>x itself.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Linear(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>log(Sigmoid(x)).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> LogSigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The logarithm of softmax: x minus log(sum(exp(x))) along an axis.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> LogSoftmax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The logarithm of softmax: x minus log(sum(exp(x))) along an axis.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the exponentials of the result sum to one.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> LogSoftmax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>x · tanh(Softplus(x)). Misra, 2019.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Mish(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is positive, else alpha · x, with a learned alpha. He et al., 2015.</summary>
    /// <param name="alphaInitializer">How alpha starts. The default is Zeros.</param>
    /// <param name="alphaRegularizer">What large values of alpha cost; nothing where it is not given.</param>
    /// <param name="alphaConstraint">What alpha is brought to after each step; nothing where it is not given.</param>
    /// <param name="sharedAxes">The axes along which alpha is the same: (1, 2) for one per channel of an image. None where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. There is an alpha for each element of a sample, as in Keras; PyTorch has one for all, or one per channel.</remarks>
    public static Func<Sym<float>, Sym<float>> PReLU(
        Initializer? alphaInitializer = null,
        Regularizer? alphaRegularizer = null,
        Constraint? alphaConstraint = null,
        Axes? sharedAxes = null,
        string? name = null) => throw Definition.IsNotRun();

    /// <summary>The larger of x and 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. With a threshold, x where it is above, else negativeSlope · (x - threshold).</remarks>
    public static Sym<float> ReLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The larger of x and 0.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="negativeSlope">The slope below the threshold.</param>
    /// <param name="maxValue">The largest value.</param>
    /// <param name="threshold">From where on x is let through.</param>
    /// <remarks><c>x -&gt; x</c>. With a threshold, x where it is above, else negativeSlope · (x - threshold).</remarks>
    public static Sym<float> ReLU(
        Sym<float> x,
        float negativeSlope = 0f,
        float maxValue = float.PositiveInfinity,
        float threshold = 0f) => throw Definition.IsNotRun();

    /// <summary>x between 0 and 6.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> ReLU6(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>ELU with alpha 1.6733, times 1.0507: it keeps mean and variance. Klambauer et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SELU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x · sigmoid(x), also called swish. Ramachandran et al., 2017.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SiLU(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>1 / (1 + exp(-x)): between 0 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Sigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x brought nearer to zero by the threshold, and 0 where it is nearer than that.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SoftShrink(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x brought nearer to zero by the threshold, and 0 where it is nearer than that.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">How much nearer.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SoftShrink(Sym<float> x, float threshold = 0.5f) => throw Definition.IsNotRun();

    /// <summary>exp(x) divided by its sum along an axis: probabilities.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. A crossentropy of it is computed from x itself, in one stable step.</remarks>
    public static Sym<float> Softmax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>exp(x) divided by its sum along an axis: probabilities.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the result sums to one.</param>
    /// <remarks><c>x -&gt; x</c>. A crossentropy of it is computed from x itself, in one stable step.</remarks>
    public static Sym<float> Softmax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. libtorch gives back x from 20 on; here that is from 80 on, where no digit differs.</remarks>
    public static Sym<float> Softplus(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x / (1 + |x|): between -1 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Softsign(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>(x + 1)² / 4 from -1 to 1, 0 below and x above.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SparsePlus(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>(x + 1) / 2, between 0 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> SparseSigmoid(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The probabilities along an axis that are nearest to x: like softmax, but what lies far below the largest gets exactly zero. Martins and Astudillo, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. It is max(x - threshold, 0), with the threshold for which that sums to one. Where it is zero no gradient passes.</remarks>
    public static Sym<float> Sparsemax(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>The probabilities along an axis that are nearest to x: like softmax, but what lies far below the largest gets exactly zero. Martins and Astudillo, 2016.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="axis">The axis along which the result sums to one.</param>
    /// <remarks><c>x -&gt; x</c>. It is max(x - threshold, 0), with the threshold for which that sums to one. Where it is zero no gradient passes.</remarks>
    public static Sym<float> Sparsemax(Sym<float> x, int axis = -1) => throw Definition.IsNotRun();

    /// <summary>(x + sqrt(x² + b)) / 2. Barron, 2021.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Squareplus(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>(x + sqrt(x² + b)) / 2. Barron, 2021.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="b">How smooth it is.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Squareplus(Sym<float> x, float b = 4f) => throw Definition.IsNotRun();

    /// <summary>The hyperbolic tangent: between -1 and 1.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Tanh(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x - tanh(x).</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> TanhShrink(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>x where it is above the threshold, else another number.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="threshold">From where on x is let through.</param>
    /// <param name="defaultValue">What stands below.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Sym<float> Threshold(Sym<float> x, float threshold, float defaultValue) => throw Definition.IsNotRun();
}
