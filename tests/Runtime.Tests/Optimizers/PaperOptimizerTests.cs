using TorchSharp;
using static CompiledNets.Runtime.Tests.Testing;
using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Optimizers;

/// <summary>
/// Compares optimizers with loops over numbers that are written from the papers. PyTorch 1.13 does not have these optimizers or has a mistake: its
/// NAdam multiplies by one momentum twice. A matrix of 2 x 3 and a vector of 3 make six steps with gradients that depend on the weights.
/// </summary>
public sealed class PaperOptimizerTests
{
    private static readonly double[] s_matrix = [0.5, -1.25, 2.0, 0.1, -0.4, 0.9];
    private static readonly double[] s_vector = [0.35, 0.05, -0.7];

    public static TheoryData<string> Names => new("nadam", "lion", "lamb", "ftrl", "ftrl with everything", "adafactor", "adafactor with long steps");

    [Theory]
    [MemberData(nameof(Names))]
    public void Steps_are_those_of_the_paper(string name)
    {
        double[] expected = [.. Reference(name, s_matrix, columns: 3), .. Reference(name, s_vector, columns: 0)];
        AssertClose(expected, Run(Make(name), ScalarType.Float64, throughTensors: false), 1e-12);
        AssertClose(expected, Run(Make(name), ScalarType.Float64, throughTensors: true), 1e-12);
        AssertClose(expected, Run(Make(name), ScalarType.Float32, throughTensors: false), 1e-5);
        Assert.NotEqual(expected, [.. s_matrix, .. s_vector]);
    }

    [Fact]
    public void Ftrl_keeps_weights_with_small_gradients_at_zero()
    {
        using var weights = Testing.Weights(ScalarType.Float64, ("w", [2], [0]));
        using var optimizer = new Ftrl(0.1, l1RegularizationStrength: 0.5);
        Set(weights[0].Gradient, [0.3, 3]);
        using (no_grad())
        {
            optimizer.Update([weights]);
        }

        var w = Numbers(weights[0].Value);
        Assert.Equal(0, w[0]);
        Assert.True(w[1] < 0);
    }

    private static Optimizer Make(string name) => name switch
    {
        "nadam" => new Nadam(0.01),
        "lion" => new Lion(0.01),
        "lamb" => new Lamb(0.01),
        "ftrl" => new Ftrl(0.05),
        "ftrl with everything" => new Ftrl(0.05, learningRatePower: -0.7, initialAccumulatorValue: 0.2, l1RegularizationStrength: 0.01, l2RegularizationStrength: 0.02, l2ShrinkageRegularizationStrength: 0.03, beta: 0.04),
        "adafactor" => new Adafactor(0.5),
        "adafactor with long steps" => new Adafactor(0.1, relativeStep: false, clipThreshold: 0.3),
        _ => throw new ArgumentException(name),
    };

    private static double Gradient(double w, int i, int t) => (t < 3 ? 1 : 0.1) * (((1 + (0.5 * i)) * w) - (0.3 * (t + 1)) + (0.1 * i));

    private static double[] Reference(string name, double[] start, int columns)
    {
        var w = start.ToArray();
        double[] a = new double[w.Length], b = new double[w.Length], r = new double[columns == 0 ? 0 : w.Length / columns], c = new double[columns];
        for (var t = 1; t <= 6; t++)
        {
            var g = w.Select((value, i) => Gradient(value, i, t - 1)).ToArray();
            switch (name)
            {
                case "nadam": // Dozat, algorithm 8, with the momentum schedule of its section 2
                    double Mu(int k) => 0.9 * (1 - (0.5 * Math.Pow(0.96, k)));
                    var product = Enumerable.Range(1, t).Aggregate(1d, (sofar, k) => sofar * Mu(k));
                    for (var i = 0; i < w.Length; i++)
                    {
                        a[i] = (0.9 * a[i]) + (0.1 * g[i]);
                        b[i] = (0.999 * b[i]) + (0.001 * g[i] * g[i]);
                        var mean = (Mu(t + 1) * a[i] / (1 - (product * Mu(t + 1)))) + ((1 - Mu(t)) * g[i] / (1 - product));
                        w[i] -= 0.01 * mean / (Math.Sqrt(b[i] / (1 - Math.Pow(0.999, t))) + 1e-7);
                    }

                    break;
                case "lion": // Chen et al., algorithm 2
                    for (var i = 0; i < w.Length; i++)
                    {
                        w[i] -= 0.01 * Math.Sign((0.9 * a[i]) + (0.1 * g[i]));
                        a[i] = (0.99 * a[i]) + (0.01 * g[i]);
                    }

                    break;
                case "lamb": // You et al., algorithm 2, with phi(z) = z and no decay in the step
                    var u = new double[w.Length];
                    for (var i = 0; i < w.Length; i++)
                    {
                        a[i] = (0.9 * a[i]) + (0.1 * g[i]);
                        b[i] = (0.999 * b[i]) + (0.001 * g[i] * g[i]);
                        u[i] = a[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(b[i] / (1 - Math.Pow(0.999, t))) + 1e-7);
                    }

                    var ratio = Math.Sqrt(w.Sum(x => x * x)) / Math.Sqrt(u.Sum(x => x * x));
                    for (var i = 0; i < w.Length; i++)
                    {
                        w[i] -= 0.01 * ratio * u[i];
                    }

                    break;
                case "ftrl": // McMahan et al., algorithm 1; Keras' sums start above zero
                    Ftrl(0.05, 0.5, 0.1, 0, 0, 0, 0);
                    break;
                case "ftrl with everything":
                    Ftrl(0.05, 0.7, 0.2, 0.01, 0.02, 0.03, 0.04);
                    break;
                case "adafactor": // Shazeer and Stern, algorithms 4 and 5
                    Adafactor(Math.Min(0.5, 1 / Math.Sqrt(t)), 1);
                    break;
                default:
                    Adafactor(Math.Min(0.1, 1 / Math.Sqrt(t)), 0.3);
                    break;
            }

            void Ftrl(double rate, double power, double begin, double l1, double l2, double shrink, double beta)
            {
                for (var i = 0; i < w.Length; i++)
                {
                    var (old, sum) = (begin + a[i], begin + a[i] + (g[i] * g[i]));
                    b[i] += g[i] + (2 * shrink * w[i]) - ((Math.Pow(sum, power) - Math.Pow(old, power)) / rate * w[i]);
                    a[i] += g[i] * g[i];

                    // Keras adds 2 * lambda2 to the denominator, and the paper adds lambda2.
                    w[i] = Math.Abs(b[i]) <= l1 ? 0 : -(b[i] - (Math.Sign(b[i]) * l1)) / ((beta + Math.Pow(sum, power)) / rate + (2 * l2));
                }
            }

            void Adafactor(double rho, double threshold)
            {
                var alpha = Math.Max(1e-3, Rms(w)) * rho;
                var keep = 1 - Math.Pow(t, -0.8);
                var v = new double[w.Length];
                for (var i = 0; i < r.Length; i++)
                {
                    r[i] = (keep * r[i]) + ((1 - keep) * Enumerable.Range(0, columns).Average(j => (g[(i * columns) + j] * g[(i * columns) + j]) + 1e-30));
                }

                for (var j = 0; j < columns; j++)
                {
                    c[j] = (keep * c[j]) + ((1 - keep) * Enumerable.Range(0, r.Length).Average(i => (g[(i * columns) + j] * g[(i * columns) + j]) + 1e-30));
                }

                for (var i = 0; i < w.Length; i++)
                {
                    a[i] = (keep * a[i]) + ((1 - keep) * ((g[i] * g[i]) + 1e-30));
                    v[i] = columns == 0 ? a[i] : r[i / columns] * c[i % columns] / r.Average();
                }

                var step = g.Select((x, i) => x / Math.Sqrt(v[i])).ToArray();
                var shorten = Math.Max(1, Rms(step) / threshold);
                for (var i = 0; i < w.Length; i++)
                {
                    w[i] -= alpha * step[i] / shorten;
                }
            }
        }

        return w;

        static double Rms(double[] x) => Math.Sqrt(x.Average(value => value * value));
    }

    private static double[] Run(Optimizer optimizer, ScalarType dtype, bool throughTensors)
    {
        using var noGrad = no_grad();

        // The memory order of the matrix differs from the order of its axes, as in the kernel of a convolution.
        using var weights = Testing.Weights(dtype, ("matrix", [2, 3], [1, 0]), ("vector", [3], [0]));
        using (optimizer)
        {
            Set(weights[0].Value, s_matrix);
            Set(weights[1].Value, s_vector);
            for (var t = 0; t < 6; t++)
            {
                foreach (var weight in weights)
                {
                    Set(weight.Gradient, Numbers(weight.Value).Select((value, i) => Gradient(value, i, t)).ToArray());
                }

                optimizer.Update([weights], throughTensors);
            }

            return [.. Numbers(weights[0].Value), .. Numbers(weights[1].Value)];
        }
    }
}
