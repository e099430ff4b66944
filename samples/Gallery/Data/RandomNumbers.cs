namespace CompiledNets.Samples;

/// <summary>
/// Generates random numbers that are the same on every machine: splitmix64 (Steele, Lea, Flood, 2014). Each generated sample has its own stream, so a
/// sample does not depend on the number of samples.
/// </summary>
/// <param name="seed">The seed of the data set.</param>
/// <param name="stream">The number of the sample.</param>
internal struct RandomNumbers(ulong seed, ulong stream)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(seed + Golden) ^ Mix((stream + 1) * Golden);

    /// <summary>Draws a number from 0 to below 1.</summary>
    public double Uniform()
    {
        _state += Golden;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Draws a number from <paramref name="least"/> to below <paramref name="most"/>.</summary>
    public double Uniform(double least, double most) => least + ((most - least) * Uniform());

    /// <summary>Draws a whole number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(count * Uniform());

    /// <summary>Draws from a normal distribution with mean 0. Box and Muller, 1958.</summary>
    public double Normal(double deviation = 1) => deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
