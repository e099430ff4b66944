using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Metrics of outputs that losses take as logits.</summary>
[CompiledNet]
internal sealed partial class MetricsOfLogits
{
    public static (Sym<float> yes, Sym<float> tags, Sym<float> kinds) Define([Shape(5)] Sym<float> x) => (Dense(1)(x), Dense(3)(x), Dense(4)(x));

    static Objective Train(Sym<float> yes, Sym<float> tags, Sym<float> kinds, [Shape(1)] Sym<float> t, [Shape(3)] Sym<float> u, [Shape(4)] Sym<float> v) =>
        Minimize(BinaryCrossentropy(yes, t, fromLogits: true) + BinaryFocalCrossentropy(tags, u, fromLogits: true) + CategoricalCrossentropy(kinds, v, fromLogits: true)).Track(
            Accuracy(yes, t), BinaryAccuracy(tags, u), BinaryAccuracy(tags, u, threshold: 0.3f), Precision(tags, u), Recall(tags, u, threshold: 0.6f), TruePositives(tags, u), BinaryIoU(tags, u),
            AUC(yes, t), PrecisionAtRecall(tags, u, 0.5f), F1Score(tags, u, threshold: 0.4f), F1Score(kinds, v), AUC(kinds, v), Precision(kinds, v), Accuracy(kinds, v));
}

/// <summary>The same metrics of the probabilities.</summary>
[CompiledNet]
internal sealed partial class MetricsOfProbabilities
{
    public static (Sym<float> yes, Sym<float> tags, Sym<float> kinds) Define([Shape(5)] Sym<float> x) => (Dense(1, Sigmoid)(x), Dense(3, Sigmoid)(x), Dense(4, Softmax)(x));

    static Objective Train(Sym<float> yes, Sym<float> tags, Sym<float> kinds, [Shape(1)] Sym<float> t, [Shape(3)] Sym<float> u, [Shape(4)] Sym<float> v) =>
        Minimize(BinaryCrossentropy(yes, t) + BinaryFocalCrossentropy(tags, u) + CategoricalCrossentropy(kinds, v)).Track(
            Accuracy(yes, t), BinaryAccuracy(tags, u), BinaryAccuracy(tags, u, threshold: 0.3f), Precision(tags, u), Recall(tags, u, threshold: 0.6f), TruePositives(tags, u), BinaryIoU(tags, u),
            AUC(yes, t), PrecisionAtRecall(tags, u, 0.5f), F1Score(tags, u, threshold: 0.4f), F1Score(kinds, v), AUC(kinds, v), Precision(kinds, v), Accuracy(kinds, v));
}

/// <summary>A threshold that is no probability is one of the logits.</summary>
[CompiledNet]
internal sealed partial class ThresholdOfLogits
{
    public static Sym<float> Define([Shape(1)] Sym<float> x) => Dense(1, kernelInitializer: Initializer.Ones)(x);

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> t) =>
        Minimize(BinaryCrossentropy(y, t, fromLogits: true)).Track(Accuracy(y, t), BinaryAccuracy(y, t, threshold: 0f), BinaryAccuracy(y, t, threshold: 1f));
}

public sealed class LogitMetricTests
{
    [Fact]
    public void Metrics_of_logits_are_those_of_the_probabilities()
    {
        manual_seed(11);
        using var logits = new MetricsOfLogits(seed: 1, dtype: ScalarType.Float64);
        using var probabilities = new MetricsOfProbabilities(seed: 1, dtype: ScalarType.Float64);
        var x = 3 * randn([41, 5], ScalarType.Float64);
        var kinds = nn.functional.one_hot(randint(4, [41], ScalarType.Int64), 4).type(ScalarType.Float64);
        var (t, u) = (randint(2, [41, 1], ScalarType.Float64), randint(2, [41, 3], ScalarType.Float64));
        var actual = logits.Evaluate(x, new(t, u, kinds), batchSize: 10);
        var expected = probabilities.Evaluate(x, new(t, u, kinds), batchSize: 10);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, pair => Assert.Equal(pair.Value, actual[pair.Key], 1e-6));
    }

    [Fact]
    public void Logits_of_the_right_sign_are_all_right()
    {
        using var net = new ThresholdOfLogits(seed: 1);
        var x = tensor(new[] { 0.2f, -0.2f, 0.4f, -3, 1.5f }).reshape(5, 1);
        var measured = net.Evaluate(x, tensor(new[] { 1f, 0, 1, 0, 1 }).reshape(5, 1));
        Assert.Equal(1, measured["accuracy"]);
        Assert.Equal(1, measured["binary_accuracy"]);
        Assert.Equal(3 / 5.0, measured["binary_accuracy_1"], 1e-6);
    }
}
