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
}
