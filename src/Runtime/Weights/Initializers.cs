using CompiledNets.Randomness;
using TensorPrimitives = System.Numerics.Tensors.TensorPrimitives;

namespace CompiledNets;

/// <summary>Computes numbers that a weight starts with. Each is a function of its place, so several threads may compute different parts.</summary>
/// <param name="start">The place of the first number, in the order of the weight's axes in Keras.</param>
/// <param name="values">Takes the numbers from there on.</param>
internal delegate void InitialValues(long start, Span<double> values);

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

    /// <summary>Gets the function that computes the initial values of a weight.</summary>
    /// <param name="weight">The weight.</param>
    /// <param name="stream">Its random numbers.</param>
    /// <exception cref="InvalidOperationException">There is no initializer of that name.</exception>
    public static InitialValues Of(WeightStructure weight, RandomStream stream)
    {
        var a = weight.InitializerArguments;
        switch (weight.Initializer)
        {
            case "Zeros":
                return (_, values) => values.Clear();
            case "Ones":
                return (_, values) => values.Fill(1);
            case "Constant":
                return (_, values) => values.Fill(a[0]);
            case "GlorotUniform":
                return VarianceScaling(weight, stream, 1, FanAvg, UniformDistribution);
            case "HeUniform":
                return VarianceScaling(weight, stream, 2, FanIn, UniformDistribution);
            case "LecunUniform":
                return VarianceScaling(weight, stream, 1, FanIn, UniformDistribution);
            case "GlorotNormal":
                return VarianceScaling(weight, stream, 1, FanAvg, TruncatedNormal);
            case "HeNormal":
                return VarianceScaling(weight, stream, 2, FanIn, TruncatedNormal);
            case "LecunNormal":
                return VarianceScaling(weight, stream, 1, FanIn, TruncatedNormal);
            case "VarianceScaling":
                return VarianceScaling(weight, stream, a[0], (int)a[1], (int)a[2]);
            case "Orthogonal":
                return Orthogonal(stream, weight.Count / weight.Shape[^1], weight.Shape[^1], a is [var gain, ..] ? gain : 1);
            case "Identity":
                return Identity(weight.Shape[0], weight.Shape[1], a[0]);
            case "RandomUniform":
                return EachOf(place => a[0] + ((a[1] - a[0]) * Pair(stream, place).First));
            case "RandomNormal":
                return EachOf(place => a[0] + (a[1] * Normal(stream, place)));
            case "TruncatedNormal":
                return EachOf(place => a[0] + (a[1] * Truncated(stream, place)));
            case var name when name.StartsWith(UnitForget, StringComparison.Ordinal):
                var others = Of(new WeightStructure(weight.Name, weight.Shape, weight.Storage, name[UnitForget.Length..], a), stream);
                return (start, values) =>
                {
                    others(start, values);
                    var from = Math.Clamp((weight.Count / 4) - start, 0, values.Length);
                    var to = Math.Clamp((weight.Count / 2) - start, 0, values.Length);
                    values[(int)from..(int)to].Fill(1);
                };
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

    private static InitialValues EachOf(Func<ulong, double> value) => (start, values) =>
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value((ulong)(start + i));
        }
    };

    private static InitialValues VarianceScaling(WeightStructure weight, RandomStream stream, double scale, int mode, int distribution)
    {
        var (fanIn, fanOut) = Fans(weight.Shape);
        var variance = scale / Math.Max(1, mode switch { FanIn => fanIn, FanOut => fanOut, _ => (fanIn + fanOut) / 2 });
        var (deviation, limit) = (Math.Sqrt(variance), Math.Sqrt(3 * variance));
        return distribution switch
        {
            TruncatedNormal => EachOf(place => deviation / TruncatedDeviation * Truncated(stream, place)),
            UniformDistribution => EachOf(place => limit * ((2 * Pair(stream, place).First) - 1)),
            _ => EachOf(place => deviation * Normal(stream, place)),
        };
    }

    private static InitialValues Identity(long rows, long columns, double gain) => (start, values) =>
    {
        values.Clear();

        // From one place of the diagonal to the next is a row and an element.
        for (var row = (start + columns) / (columns + 1); row < Math.Min(rows, columns) && (row * columns) + row - start < values.Length; row++)
        {
            values[(int)((row * columns) + row - start)] = gain;
        }
    };

    // Orthogonalizes the rows, or the columns if there are fewer, by Gram and Schmidt. The result is the Q of a QR decomposition whose R has a
    // positive diagonal, so Q is uniformly distributed (Mezzadri, 2007).
    private static InitialValues Orthogonal(RandomStream stream, long rows, long columns, double gain)
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

        return EachOf(place =>
        {
            var (row, column) = Math.DivRem(place, (ulong)columns);
            return gain * (rows < columns ? vectors[row][column] : vectors[column][row]);
        });
    }

    // A normal number within two deviations. One draw in twenty is beyond them: it is drawn again from a counter that no other draw has.
    private static double Truncated(RandomStream stream, ulong place)
    {
        var attempt = 0UL;
        double normal;
        do
        {
            normal = Normal(stream, place + (attempt++ << 40));
        }
        while (Math.Abs(normal) > 2);
        return normal;
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
