using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Regression losses. Each has a different weight, so no loss can be confused with another.</summary>
[CompiledNet]
internal sealed partial class NumberLosses
{
    public static Sym<float> Define([Shape(3, 4)] Sym<float> x) => Dense(4)(x);

    static Objective Train(Sym<float> y, [Shape(3, 4)] Sym<float> t)
    {
        var positive = Square(y) + 0.1f;
        return Minimize(
            MeanAbsoluteError(y, t) + 0.01f * MeanAbsolutePercentageError(y, t) + 2f * MeanSquaredLogarithmicError(positive, t) + 3f * Huber(y, t) + 4f * Huber(y, t, delta: 0.3f)
            + 5f * LogCosh(y, t) + 6f * Poisson(positive, t) + 7f * CosineSimilarity(y, t) + 8f * MeanSquaredError(y, t));
    }
}

/// <summary>Classification losses, categorical and binary.</summary>
[CompiledNet]
internal sealed partial class ClassLosses
{
    public static (Sym<float> logits, Sym<float> probabilities, Sym<float> yes) Define([Shape(5)] Sym<float> x)
    {
        var logits = Dense(4)(x);
        return (logits, Softmax(logits) * 0.9f + 0.02f, Sigmoid(Dense(4)(x)));
    }

    static Objective Train(Sym<float> logits, Sym<float> probabilities, Sym<float> yes, [Shape(4)] Sym<float> t, [Shape] Sym<long> number, [Shape(1)] Sym<float> zeroOrOne) => Minimize(
        KLDivergence(probabilities, t) + 2f * Hinge(logits, t) + 3f * SquaredHinge(logits, t) + 4f * CategoricalHinge(logits, t)
        + 5f * BinaryFocalCrossentropy(yes, t) + 6f * BinaryFocalCrossentropy(logits, t, applyClassBalancing: true, alpha: 0.3f, gamma: 1.5f, fromLogits: true, labelSmoothing: 0.1f)
        + 7f * CategoricalFocalCrossentropy(probabilities, t) + 8f * CategoricalFocalCrossentropy(logits, t, fromLogits: true, labelSmoothing: 0.2f)
        + 9f * BinaryCrossentropy(logits, t, fromLogits: true) + 10f * BinaryCrossentropy(yes, t, labelSmoothing: 0.3f)
        + 11f * CategoricalCrossentropy(logits, t, fromLogits: true, labelSmoothing: 0.1f) + 12f * SparseCategoricalCrossentropy(logits, number, fromLogits: true)
        + 13f * Hinge(Dense(1)(yes), zeroOrOne));
}

public sealed class LossTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var numbers = new NumberLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(numbers);
        using var classes = new ClassLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(classes);
    }

    [Fact]
    public void Losses_of_numbers_are_their_formulas()
    {
        using var net = new NumberLosses(seed: 1, dtype: ScalarType.Float64);
        using var x = randn(6, 3, 4, ScalarType.Float64);
        using var t = rand(6, 3, 4, ScalarType.Float64) - 0.2;
        var actual = net.Evaluate(new(x), new(t));
        var y = x.matmul(net.Dense.Kernel) + net.Dense.Bias;
        var (e, p) = (y - t, y.square() + 0.1f);
        Tensor LogOfOneMore(Tensor z) => (z.maximum(tensor(1e-7)) + 1).log();
        Check(
            actual,
            "loss",
            (1, e.abs().mean()),
            (0.01f, 100 * (e.abs() / t.abs().maximum(tensor(1e-7))).mean()),
            (2, (LogOfOneMore(p) - LogOfOneMore(t)).square().mean()),
            (3, nn.functional.huber_loss(y, t, 1)),
            (4, nn.functional.huber_loss(y, t, 0.3f)),
            (5, e.cosh().log().mean()),
            (6, (p - (t * (p + 1e-7).log())).mean()),
            (7, -nn.functional.cosine_similarity(y, t, -1).mean()),
            (8, e.square().mean()));
    }

    [Fact]
    public void Losses_of_classes_are_their_formulas()
    {
        using var net = new ClassLosses(seed: 1, dtype: ScalarType.Float64);
        using var x = randn(6, 5, ScalarType.Float64);
        using var t = randn(6, 4, ScalarType.Float64).softmax(-1);
        using var number = randint(4, [6], ScalarType.Int64);
        using var zeroOrOne = tensor(new double[] { 0, 1, 1, 0, 1, 0 }).reshape(6, 1);
        var actual = net.Evaluate(new(x), new(t, number, zeroOrOne));
        var z = x.matmul(net.Logits.Kernel) + net.Logits.Bias;
        var p = (z.softmax(-1) * 0.9f) + 0.02f;
        var yes = (x.matmul(net.Weights[2].Value) + net.Weights[3].Value).sigmoid();
        Tensor Smooth(double part, double classes) => (t * (1 - part)) + (part / classes);
        Tensor Focal(Tensor q, Tensor target, double gamma) =>
            (1 - ((q * target) + ((1 - q) * (1 - target)))).pow(gamma) * -((target * q.log()) + ((1 - target) * (1 - q).log()));
        Tensor FocalOfClasses(Tensor q, Tensor target) => (0.25 * (1 - q).pow(2) * -(target * q.log())).sum([-1]).mean();
        var smooth = Smooth(0.1f, 2);
        var score = yes.matmul(net.Weights[4].Value) + net.Weights[5].Value;
        Check(
            actual,
            "loss",
            (1, (t * (t / p).log()).sum([-1]).mean()),
            (2, (1 - (t * z)).relu().mean()),
            (3, (1 - (t * z)).relu().square().mean()),
            (4, (((1 - t) * z).amax([-1]) - (t * z).sum([-1]) + 1).relu().mean()),
            (5, Focal(yes, t, 2).mean()),
            (6, (((smooth * 0.3f) + ((1 - smooth) * (1 - 0.3f))) * Focal(z.sigmoid(), smooth, 1.5)).mean()),
            (7, FocalOfClasses(p / p.sum([-1], true), t)),
            (8, FocalOfClasses(z.softmax(-1), Smooth(0.2f, 4))),
            (9, nn.functional.binary_cross_entropy_with_logits(z, t)),
            (10, nn.functional.binary_cross_entropy(yes, Smooth(0.3f, 2))),
            (11, -(Smooth(0.1f, 4) * z.log_softmax(-1)).sum([-1]).mean()),
            (12, nn.functional.cross_entropy(z, number)),
            (13, (1 - (((2 * zeroOrOne) - 1) * score)).relu().mean()));
    }

    // The weights in the definition are float32, so the expected values use float32 weights too.
    private static void Check(IReadOnlyDictionary<string, double> actual, string name, params (float Weight, Tensor Loss)[] expected)
    {
        Assert.Equal(expected.Sum(term => term.Weight * term.Loss.ToDouble()), actual[name], 1e-6);
        var parts = actual.Where(pair => pair.Key != name).Select(pair => pair.Value).ToList();
        Assert.Equal(expected.Length, parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            Assert.True(Math.Abs(expected[i].Loss.ToDouble() - parts[i]) < 1e-6, $"loss {i} is {parts[i]}, but its formula gives {expected[i].Loss.ToDouble()}");
        }
    }
}
