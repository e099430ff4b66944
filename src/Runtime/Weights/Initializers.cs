using CompiledNets.Randomness;

namespace CompiledNets;

/// <summary>
/// The initializers of Keras 3 (keras/src/initializers/random_initializers.py). Each number is a function of the seed, the
/// weight and its place, so a net starts alike on every device, and whatever else it contains.
/// </summary>
internal static class Initializers
{
    // The standard deviation of a normal distribution that is cut off at two deviations; Keras divides by it so that the
    // deviation that was asked for is the one that comes out (scipy.stats.truncnorm.std(-2, 2)).
    private const double TruncatedDeviation = 0.87962566103423978;

    /// <summary>Fills a weight.</summary>
    /// <param name="weight">What it is.</param>
    /// <param name="stream">Its random numbers.</param>
    /// <param name="values">Takes its numbers, in any order: they are all drawn alike.</param>
    public static void Fill(WeightStructure weight, RandomStream stream, Span<double> values)
    {
        var (fanIn, fanOut) = Fans(weight.Shape);
        var a = weight.InitializerArguments;
        switch (weight.Initializer)
        {
            case "Zeros":
                values.Clear();
                break;
            case "Ones":
                values.Fill(1);
                break;
            case "Constant":
                values.Fill(a[0]);
                break;
            case "GlorotUniform":
                Uniform(stream, values, Math.Sqrt(6 / (fanIn + fanOut)));
                break;
            case "HeUniform":
                Uniform(stream, values, Math.Sqrt(6 / fanIn));
                break;
            case "LecunUniform":
                Uniform(stream, values, Math.Sqrt(3 / fanIn));
                break;
            case "GlorotNormal":
                Truncated(stream, values, 0, Math.Sqrt(2 / (fanIn + fanOut)) / TruncatedDeviation);
                break;
            case "HeNormal":
                Truncated(stream, values, 0, Math.Sqrt(2 / fanIn) / TruncatedDeviation);
                break;
            case "LecunNormal":
                Truncated(stream, values, 0, Math.Sqrt(1 / fanIn) / TruncatedDeviation);
                break;
            case "RandomUniform":
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = a[0] + ((a[1] - a[0]) * Pair(stream, (ulong)i).First);
                }

                break;
            case "RandomNormal":
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = a[0] + (a[1] * Normal(stream, (ulong)i));
                }

                break;
            case "TruncatedNormal":
                Truncated(stream, values, a[0], a[1]);
                break;
            default:
                throw new InvalidOperationException($"There is no initializer '{weight.Initializer}'.");
        }
    }

    /// <summary>How many numbers go into one of the result, and how many one of the input goes into: Keras' compute_fans.</summary>
    internal static (double In, double Out) Fans(IReadOnlyList<long> shape)
    {
        switch (shape.Count)
        {
            case 0:
                return (1, 1);
            case 1:
                return (shape[0], shape[0]);
            default:
                var field = shape.Take(shape.Count - 2).Aggregate(1d, (product, size) => product * size);
                return (field * shape[^2], field * shape[^1]);
        }
    }

    private static void Uniform(RandomStream stream, Span<double> values, double limit)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = limit * ((2 * Pair(stream, (ulong)i).First) - 1);
        }
    }

    private static void Truncated(RandomStream stream, Span<double> values, double mean, double deviation)
    {
        for (var i = 0; i < values.Length; i++)
        {
            // One draw in twenty is beyond two deviations: it is drawn again from a counter far behind all others.
            var attempt = 0UL;
            double normal;
            do
            {
                normal = Normal(stream, (ulong)i + (attempt++ << 40));
            }
            while (Math.Abs(normal) > 2);
            values[i] = mean + (deviation * normal);
        }
    }

    // Box and Muller, 1958.
    private static double Normal(RandomStream stream, ulong counter)
    {
        var (u, v) = Pair(stream, counter);
        return Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>Two numbers from 0 to below 1, with 53 bits each.</summary>
    private static (double First, double Second) Pair(RandomStream stream, ulong counter)
    {
        var (a, b, c, d) = Philox.Words(stream, counter);
        return (Fraction(a, b), Fraction(c, d));

        static double Fraction(uint high, uint low) => (((ulong)high << 21) | (low >> 11)) * (1.0 / (1UL << 53));
    }
}
