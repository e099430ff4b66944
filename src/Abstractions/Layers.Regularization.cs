// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Gives its operand back, and adds l1 · sum|x| + l2 · sum(x²) to what training minimises.</summary>
    /// <param name="l1">The factor of the absolute values.</param>
    /// <param name="l2">The factor of the squares.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. The sums are over the whole batch, as in Keras 3: a larger batch is penalised more.</remarks>
    public static Func<Sym<float>, Sym<float>> ActivityRegularization(float l1 = 0f, float l2 = 0f, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, sets a part of the values to the negative saturation of SELU, and scales and shifts all so that mean 0 and variance 1 stay. Otherwise does nothing.</summary>
    /// <param name="rate">The part that is dropped, from 0 to below 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. Klambauer et al., 2017.</remarks>
    public static Func<Sym<float>, Sym<float>> AlphaDropout(float rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, sets a part of the values to zero and divides the others by 1 - rate. Otherwise does nothing.</summary>
    /// <param name="rate">The part that is dropped, from 0 to below 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. Which values are dropped depends on the seed of the net and the number of the step alone. Srivastava et al., 2014.</remarks>
    public static Func<Sym<float>, Sym<float>> Dropout(float rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, multiplies by normal numbers with mean 1 and deviation sqrt(rate / (1 - rate)). Otherwise does nothing.</summary>
    /// <param name="rate">The rate of the dropout it stands for, from 0 to below 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c>. It has the mean and the variance of Dropout with that rate. Srivastava et al., 2014.</remarks>
    public static Func<Sym<float>, Sym<float>> GaussianDropout(float rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, adds normal numbers with mean 0. Otherwise does nothing.</summary>
    /// <param name="stddev">Their standard deviation.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>x -&gt; x</c></remarks>
    public static Func<Sym<float>, Sym<float>> GaussianNoise(float stddev, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, normal numbers in the shape of the operand. Otherwise their mean, everywhere.</summary>
    /// <param name="x">The tensor.</param>
    /// <remarks><c>x -&gt; x</c>. Of the operand only the shape counts, and no gradient flows into it: mean + Exp(0.5f * logVariance) * RandomNormalLike(mean) is a draw that mean and variance can learn from (Kingma and Welling, 2013). What is drawn depends on the seed of the net and the number of the step alone. ONNX' word of that name draws always.</remarks>
    public static Sym<float> RandomNormalLike(Sym<float> x) => throw Definition.IsNotRun();

    /// <summary>While training, normal numbers in the shape of the operand. Otherwise their mean, everywhere.</summary>
    /// <param name="x">The tensor.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="stddev">Their standard deviation.</param>
    /// <remarks><c>x -&gt; x</c>. Of the operand only the shape counts, and no gradient flows into it: mean + Exp(0.5f * logVariance) * RandomNormalLike(mean) is a draw that mean and variance can learn from (Kingma and Welling, 2013). What is drawn depends on the seed of the net and the number of the step alone. ONNX' word of that name draws always.</remarks>
    public static Sym<float> RandomNormalLike(Sym<float> x, float mean = 0f, float stddev = 1f) => throw Definition.IsNotRun();

    /// <summary>While training, sets whole channels to zero and divides the others by 1 - rate. Otherwise does nothing.</summary>
    /// <param name="rate">The part of the channels that is dropped, from 0 to below 1.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, steps, channels) -&gt; (N, steps, channels)</c>. Tompson et al., 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> SpatialDropout1D(float rate, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, sets whole channels to zero and divides the others by 1 - rate. Otherwise does nothing.</summary>
    /// <param name="rate">The part of the channels that is dropped, from 0 to below 1.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, height, width, channels) -&gt; (N, height, width, channels)</c>. Tompson et al., 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> SpatialDropout2D(float rate, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();

    /// <summary>While training, sets whole channels to zero and divides the others by 1 - rate. Otherwise does nothing.</summary>
    /// <param name="rate">The part of the channels that is dropped, from 0 to below 1.</param>
    /// <param name="dataFormat">Where the channels stand; that of the net where it is not given.</param>
    /// <param name="name">The layer's name in summaries and files, and of its property.</param>
    /// <remarks><c>(N, depth, height, width, channels) -&gt; (N, depth, height, width, channels)</c>. Tompson et al., 2015.</remarks>
    public static Func<Sym<float>, Sym<float>> SpatialDropout3D(float rate, DataFormat? dataFormat = null, string? name = null) => throw Definition.IsNotRun();
}
