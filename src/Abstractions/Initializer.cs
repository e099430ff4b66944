namespace CompiledNets;

/// <summary>How the weights of a layer start. The names, the formulas and the defaults are those of Keras 3.</summary>
public sealed class Initializer
{
    private Initializer()
    {
    }

    /// <summary>Zeros.</summary>
    public static Initializer Zeros => throw Definition.IsNotRun();

    /// <summary>Ones.</summary>
    public static Initializer Ones => throw Definition.IsNotRun();

    /// <summary>Uniform within ± sqrt(6 / (fan in + fan out)). Glorot and Bengio, 2010.</summary>
    public static Initializer GlorotUniform => throw Definition.IsNotRun();

    /// <summary>Normal with deviation sqrt(2 / (fan in + fan out)), redrawn beyond two deviations. Glorot and Bengio, 2010.</summary>
    public static Initializer GlorotNormal => throw Definition.IsNotRun();

    /// <summary>Uniform within ± sqrt(6 / fan in). He et al., 2015.</summary>
    public static Initializer HeUniform => throw Definition.IsNotRun();

    /// <summary>Normal with deviation sqrt(2 / fan in), redrawn beyond two deviations. He et al., 2015.</summary>
    public static Initializer HeNormal => throw Definition.IsNotRun();

    /// <summary>Uniform within ± sqrt(3 / fan in). LeCun et al., 1998.</summary>
    public static Initializer LecunUniform => throw Definition.IsNotRun();

    /// <summary>Normal with deviation sqrt(1 / fan in), redrawn beyond two deviations. LeCun et al., 1998.</summary>
    public static Initializer LecunNormal => throw Definition.IsNotRun();

    /// <summary>The same number everywhere.</summary>
    /// <param name="value">The number.</param>
    public static Initializer Constant(float value) => throw Definition.IsNotRun();

    /// <summary>Uniform between two numbers.</summary>
    /// <param name="minval">The lower bound.</param>
    /// <param name="maxval">The upper bound.</param>
    public static Initializer RandomUniform(float minval = -0.05f, float maxval = 0.05f) => throw Definition.IsNotRun();

    /// <summary>Normal.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation.</param>
    public static Initializer RandomNormal(float mean = 0, float stddev = 0.05f) => throw Definition.IsNotRun();

    /// <summary>Normal, redrawn beyond two standard deviations.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="stddev">The standard deviation before the redrawing.</param>
    public static Initializer TruncatedNormal(float mean = 0, float stddev = 0.05f) => throw Definition.IsNotRun();

    /// <summary>
    /// Numbers whose variance is <paramref name="scale"/> divided by how many of them meet: the family that Glorot's, He's and LeCun's
    /// initializers belong to.
    /// </summary>
    /// <param name="scale">The variance times that count; more than 0.</param>
    /// <param name="mode">What is counted.</param>
    /// <param name="distribution">How the numbers are distributed.</param>
    public static Initializer VarianceScaling(float scale = 1, FanMode mode = FanMode.FanIn, Distribution distribution = Distribution.TruncatedNormal) =>
        throw Definition.IsNotRun();

    /// <summary>
    /// A matrix whose rows, or columns where there are fewer of those, are orthogonal. A weight with more axes is one whose leading axes
    /// are the rows. Saxe et al., 2014.
    /// </summary>
    /// <param name="gain">The length of each.</param>
    public static Initializer Orthogonal(float gain = 1) => throw Definition.IsNotRun();

    /// <summary>The identity matrix, for a weight with two axes.</summary>
    /// <param name="gain">What stands on its diagonal.</param>
    public static Initializer Identity(float gain = 1) => throw Definition.IsNotRun();
}

/// <summary>What <see cref="Initializer.VarianceScaling"/> divides by.</summary>
public enum FanMode
{
    /// <summary>How many numbers go into one of the result.</summary>
    FanIn,

    /// <summary>How many numbers of the result one of the input goes into.</summary>
    FanOut,

    /// <summary>The mean of both.</summary>
    FanAvg,
}

/// <summary>How the numbers of <see cref="Initializer.VarianceScaling"/> are distributed.</summary>
public enum Distribution
{
    /// <summary>Normal, redrawn beyond two deviations, and wider by as much as that makes it narrower.</summary>
    TruncatedNormal,

    /// <summary>Normal.</summary>
    UntruncatedNormal,

    /// <summary>Uniform.</summary>
    Uniform,
}
