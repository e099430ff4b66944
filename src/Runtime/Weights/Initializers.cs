using CompiledNets.Randomness;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets;

/// <summary>
/// The initializers of Keras 3 (keras/src/initializers/random_initializers.py). Each number depends only on the seed, the weight and its index, so a
/// weight starts with the same numbers on every device.
/// </summary>
internal static class Initializers
{
    // The standard deviation of a normal distribution truncated at two standard deviations (scipy.stats.truncnorm.std(-2, 2)). Keras divides by
    // it, so that the result has the requested standard deviation.
    private const double TruncatedDeviation = 0.87962566103423978;

    // The values of FanMode and Distribution, which the generator writes as numbers.
    private const int FanIn = 0;
    private const int FanOut = 1;
    private const int FanAvg = 2;
    private const int TruncatedNormal = 0;
    private const int UniformDistribution = 2;

    // The second of the four parts of an LSTM's bias, which belongs to the forget gate, starts with one.
    private const string UnitForget = "UnitForget";

    /// <summary>Computes the initial values of a weight.</summary>
    /// <param name="weight">The structure of the weight.</param>
    /// <param name="stream">The random numbers of the weight.</param>
    /// <param name="values">Receives the values, in Keras' order of axes.</param>
    public static void Fill(WeightStructure weight, RandomStream stream, Span<double> values)
    {
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
                VarianceScaling(weight, stream, values, 1, FanAvg, UniformDistribution);
                break;
            case "HeUniform":
                VarianceScaling(weight, stream, values, 2, FanIn, UniformDistribution);
                break;
            case "LecunUniform":
                VarianceScaling(weight, stream, values, 1, FanIn, UniformDistribution);
                break;
            case "GlorotNormal":
                VarianceScaling(weight, stream, values, 1, FanAvg, TruncatedNormal);
                break;
            case "HeNormal":
                VarianceScaling(weight, stream, values, 2, FanIn, TruncatedNormal);
                break;
            case "LecunNormal":
                VarianceScaling(weight, stream, values, 1, FanIn, TruncatedNormal);
                break;
            case "VarianceScaling":
                VarianceScaling(weight, stream, values, a[0], (int)a[1], (int)a[2]);
                break;
            case "Orthogonal":
                var columns = (int)weight.Shape[^1];
                Orthogonal(stream, values, (int)(weight.Count / columns), columns, a is [var gain, ..] ? gain : 1);
                break;
            case "Identity":
                values.Clear();
                for (var i = 0; i < Math.Min(weight.Shape[0], weight.Shape[1]); i++)
                {
                    values[(int)((i * weight.Shape[1]) + i)] = a[0];
                }

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
            case var name when name.StartsWith(UnitForget, StringComparison.Ordinal):
                Fill(new WeightStructure(weight.Name, weight.Shape, weight.Storage, name[UnitForget.Length..], a), stream, values);
                values[(values.Length / 4)..(values.Length / 2)].Fill(1);
                break;
            default:
                throw new InvalidOperationException($"There is no initializer '{weight.Initializer}'.");
        }
    }

    /// <summary>Computes the number of inputs of each output and of outputs of each input, as Keras' compute_fans does.</summary>
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

    private static void VarianceScaling(WeightStructure weight, RandomStream stream, Span<double> values, double scale, int mode, int distribution)
    {
        var (fanIn, fanOut) = Fans(weight.Shape);
        var variance = scale / Math.Max(1, mode switch { FanIn => fanIn, FanOut => fanOut, _ => (fanIn + fanOut) / 2 });
        switch (distribution)
        {
            case TruncatedNormal:
                Truncated(stream, values, 0, Math.Sqrt(variance) / TruncatedDeviation);
                break;
            case UniformDistribution:
                Uniform(stream, values, Math.Sqrt(3 * variance));
                break;
            default:
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = Math.Sqrt(variance) * Normal(stream, (ulong)i);
                }

                break;
        }
    }

    // Orthogonalizes the rows, or the columns if there are fewer, by Gram and Schmidt. The result is the Q of a QR decomposition whose R has a
    // positive diagonal, so Q is uniformly distributed (Mezzadri, 2007).
    private static void Orthogonal(RandomStream stream, Span<double> values, int rows, int columns, double gain)
    {
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        var vectors = new double[count][];
        for (var i = 0; i < count; i++)
        {
            var vector = vectors[i] = new double[length];
            for (var k = 0; k < length; k++)
            {
                vector[k] = Normal(stream, ((ulong)i * (ulong)length) + (ulong)k);
            }

            // A second pass removes the rounding errors of the first (Giraud et al., 2005).
            for (var pass = 0; pass < 2; pass++)
            {
                for (var j = 0; j < i; j++)
                {
                    TensorPrimitives.MultiplyAdd(vectors[j], -TensorPrimitives.Dot(vector, vectors[j]), vector, vector);
                }
            }

            TensorPrimitives.Divide(vector, TensorPrimitives.Norm<double>(vector), vector);
        }

        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                values[(row * columns) + column] = gain * (rows < columns ? vectors[row][column] : vectors[column][row]);
            }
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
            // One number in twenty is beyond two standard deviations. It is drawn again, with a counter that no other number uses.
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

    // Box and Muller's transform, 1958.
    private static double Normal(RandomStream stream, ulong counter)
    {
        var (u, v) = Pair(stream, counter);
        return Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * v);
    }

    /// <summary>Draws two numbers from 0 to less than 1, with 53 bits each.</summary>
    private static (double First, double Second) Pair(RandomStream stream, ulong counter)
    {
        var (a, b, c, d) = Philox.Words(stream, counter);
        return (Fraction(a, b), Fraction(c, d));

        static double Fraction(uint high, uint low) => (((ulong)high << 21) | (low >> 11)) * (1.0 / (1UL << 53));
    }
}
