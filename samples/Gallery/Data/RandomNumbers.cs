namespace CompiledNets.Samples;

/// <summary>
/// Random numbers that are the same everywhere and always: splitmix64 (Steele, Lea, Flood, 2014). Each sample of made-up data
/// has a stream of its own, so the first hundred samples are the same whether a hundred or a million are made.
/// </summary>
/// <param name="seed">Identifies the data.</param>
/// <param name="stream">Identifies the sample.</param>
internal struct RandomNumbers(ulong seed, ulong stream)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = Mix(seed + Golden) ^ Mix((stream + 1) * Golden);

    /// <summary>From 0 to below 1.</summary>
    public double Uniform()
    {
        _state += Golden;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>From <paramref name="least"/> to below <paramref name="most"/>.</summary>
    public double Uniform(double least, double most) => least + ((most - least) * Uniform());

    /// <summary>A whole number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(count * Uniform());

    /// <summary>Normally distributed, around 0. Box and Muller, 1958.</summary>
    public double Normal(double deviation = 1) => deviation * Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
