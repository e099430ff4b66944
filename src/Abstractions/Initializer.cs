namespace CompiledNets;

/// <summary>Initializes a weight of a layer. The names, the formulas and the defaults are those of Keras 3.</summary>
public sealed class Initializer
{
    private Initializer()
    {
    }

    /// <summary>Fills the weight with zeros.</summary>
    public static Initializer Zeros => throw Definition.IsNotRun();

    /// <summary>Fills the weight with ones.</summary>
    public static Initializer Ones => throw Definition.IsNotRun();

    /// <summary>Draws from a uniform distribution within ± sqrt(6 / (fan in + fan out)). Glorot and Bengio, 2010.</summary>
    public static Initializer GlorotUniform => throw Definition.IsNotRun();

    /// <summary>
    /// Draws from a normal distribution with standard deviation sqrt(2 / (fan in + fan out)), truncated at two standard deviations. Glorot and
    /// Bengio, 2010.
    /// </summary>
    public static Initializer GlorotNormal => throw Definition.IsNotRun();

    /// <summary>Draws from a uniform distribution within ± sqrt(6 / fan in). He et al., 2015.</summary>
    public static Initializer HeUniform => throw Definition.IsNotRun();

    /// <summary>
    /// Draws from a normal distribution with standard deviation sqrt(2 / fan in), truncated at two standard deviations. He et al., 2015.
    /// </summary>
    public static Initializer HeNormal => throw Definition.IsNotRun();

    /// <summary>Draws from a uniform distribution within ± sqrt(3 / fan in). LeCun et al., 1998.</summary>
    public static Initializer LecunUniform => throw Definition.IsNotRun();

    /// <summary>
    /// Draws from a normal distribution with standard deviation sqrt(1 / fan in), truncated at two standard deviations. LeCun et al., 1998.
    /// </summary>
    public static Initializer LecunNormal => throw Definition.IsNotRun();

    /// <summary>Fills the weight with one number.</summary>
    /// <param name="value">The number.</param>
    public static Initializer Constant(double value) => throw Definition.IsNotRun();

    /// <summary>Draws from a uniform distribution between two bounds.</summary>
    /// <param name="minval">The lower bound. The default is -0.05.</param>
    /// <param name="maxval">The upper bound. The default is 0.05.</param>
    public static Initializer RandomUniform(double minval = -0.05, double maxval = 0.05) => throw Definition.IsNotRun();

    /// <summary>Draws from a normal distribution.</summary>
    /// <param name="mean">The mean. The default is 0.</param>
    /// <param name="stddev">The standard deviation. The default is 0.05.</param>
    public static Initializer RandomNormal(double mean = 0, double stddev = 0.05) => throw Definition.IsNotRun();

    /// <summary>Draws from a normal distribution that is truncated at two standard deviations.</summary>
    /// <param name="mean">The mean. The default is 0.</param>
    /// <param name="stddev">The standard deviation before truncation. The default is 0.05.</param>
    public static Initializer TruncatedNormal(double mean = 0, double stddev = 0.05) => throw Definition.IsNotRun();

    /// <summary>
    /// Draws numbers with variance <paramref name="scale"/> divided by the fan. Glorot's, He's and LeCun's initializers are special cases.
    /// </summary>
    /// <param name="scale">The variance times the fan, more than 0. The default is 1.</param>
    /// <param name="mode">The fan that the variance is divided by. The default is the fan in.</param>
    /// <param name="distribution">The distribution of the numbers. The default is a truncated normal distribution.</param>
    public static Initializer VarianceScaling(double scale = 1, FanMode mode = FanMode.FanIn, Distribution distribution = Distribution.TruncatedNormal) =>
        throw Definition.IsNotRun();

    /// <summary>
    /// Draws a matrix with orthogonal rows, or orthogonal columns if it has fewer columns than rows. If the weight has more than two axes, the
    /// leading axes together are the rows. Saxe et al., 2014.
    /// </summary>
    /// <param name="gain">The length of each row or column. The default is 1.</param>
    public static Initializer Orthogonal(double gain = 1) => throw Definition.IsNotRun();

    /// <summary>Fills a weight of two axes with the identity matrix times a gain.</summary>
    /// <param name="gain">The number on the diagonal. The default is 1.</param>
    public static Initializer Identity(double gain = 1) => throw Definition.IsNotRun();
}

/// <summary>The fan that <see cref="Initializer.VarianceScaling"/> divides by.</summary>
public enum FanMode
{
    /// <summary>The number of inputs that are summed to one output.</summary>
    FanIn,

    /// <summary>The number of outputs that one input contributes to.</summary>
    FanOut,

    /// <summary>The mean of fan in and fan out.</summary>
    FanAvg,
}

/// <summary>The distribution that <see cref="Initializer.VarianceScaling"/> draws from.</summary>
public enum Distribution
{
    /// <summary>
    /// Normal, truncated at two standard deviations. The standard deviation before truncation is larger, so that the variance after it is as asked
    /// for.
    /// </summary>
    TruncatedNormal,

    /// <summary>Normal.</summary>
    UntruncatedNormal,

    /// <summary>Uniform.</summary>
    Uniform,
}
