using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Compares samples of weight n with n copies of each sample without weights.</summary>
public sealed class WeightingTests
{
    private const int Samples = 23;

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var numbers = new WeightedNumberLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(numbers);
        using var classes = new WeightedClassLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(classes);
        using var probabilities = new WeightedProbabilityLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(probabilities);
        using var words = new WordTagger(seed: 1, dtype: dtype);
        GradientCheck.Train(words);
        using var steps = new StepLosses(seed: 1, dtype: dtype);
        GradientCheck.Train(steps);
    }

    [Fact]
    public void Regression_losses_count_a_sample_as_often_as_its_weight()
    {
        var (w, repeated) = Weights();
        using var weighted = new WeightedNumberLosses(seed: 1, dtype: ScalarType.Float64);
        using var plain = new NumberLosses(seed: 1, dtype: ScalarType.Float64);
        var (x, t) = (randn(Samples, 3, 4, ScalarType.Float64), rand(Samples, 3, 4, ScalarType.Float64));
        Check(
            plain.Evaluate(new(Repeat(x, repeated)), new(Repeat(t, repeated))),
            weighted.Evaluate(new(x), new(t, w, w.unsqueeze(-1).expand(Samples, 3))),
            losses: (double)repeated.Length / Samples);
    }

    [Fact]
    public void Classification_losses_count_a_sample_as_often_as_its_weight()
    {
        var (w, repeated) = Weights();
        using var weighted = new WeightedClassLosses(seed: 1, dtype: ScalarType.Float64);
        using var plain = new ClassLosses(seed: 1, dtype: ScalarType.Float64);
        var (x, t, number) = (randn(Samples, 5, ScalarType.Float64), randn(Samples, 4, ScalarType.Float64).softmax(-1), randint(4, [Samples], ScalarType.Int64));
        var zeroOrOne = randint(2, [Samples, 1], ScalarType.Float64);
        Check(
            plain.Evaluate(new(Repeat(x, repeated)), new(Repeat(t, repeated), Repeat(number, repeated), Repeat(zeroOrOne, repeated))),
            weighted.Evaluate(new(x), new(t, number, zeroOrOne, w.unsqueeze(-1))),
            losses: (double)repeated.Length / Samples);
    }

    [Fact]
    public void Crossentropies_of_probabilities_count_a_sample_as_often_as_its_weight()
    {
        var (w, repeated) = Weights();
        using var weighted = new WeightedProbabilityLosses(seed: 1, dtype: ScalarType.Float64);
        using var plain = new ProbabilityLosses(seed: 1, dtype: ScalarType.Float64);
        var (x, t, number) = (randn(Samples, 5, ScalarType.Float64), randn(Samples, 4, ScalarType.Float64).softmax(-1), randint(4, [Samples], ScalarType.Int64));
        Check(
            plain.Evaluate(new(Repeat(x, repeated)), new(Repeat(t, repeated), Repeat(number, repeated))),
            weighted.Evaluate(new(x), new(t, number, w)),
            losses: (double)repeated.Length / Samples);
    }

    [Fact]
    public void Large_logits_give_finite_losses()
    {
        using var net = new WeightedProbabilityLosses(seed: 1);
        using var x = full([2, 5], 1e4);
        using var t = ones(2, 4) / 4;
        Assert.All(net.Evaluate(new(x), new(t, zeros(2, ScalarType.Int64), ones(2))), pair => Assert.True(double.IsFinite(pair.Value), $"{pair.Key} is {pair.Value}"));
    }

    [Fact]
    public void Metrics_count_a_sample_as_often_as_its_weight()
    {
        var (w, repeated) = Weights();
        using var yesNo = new WeightedYesNoMetrics(seed: 1, dtype: ScalarType.Float64);
        using var plainYesNo = new YesNoMetrics(seed: 1, dtype: ScalarType.Float64);
        var x = rand(Samples, 2, ScalarType.Float64);
        var wanted = rand(Samples, 2, ScalarType.Float64).lt(0.4 + (0.4 * x)).type(ScalarType.Float64);
        Check(
            plainYesNo.Evaluate(new(Repeat(x, repeated)), new(Repeat(wanted, repeated)), batchSize: 7),
            yesNo.Evaluate(new(x), new(wanted, w), batchSize: 7),
            losses: null);

        using var classes = new WeightedClassMetrics(seed: 1, dtype: ScalarType.Float64);
        using var plainClasses = new ClassMetrics(seed: 1, dtype: ScalarType.Float64);
        var (output, number) = (rand(Samples, 4, ScalarType.Float64), randint(4, [Samples], ScalarType.Int64));
        var hot = zeros(Samples, 4, ScalarType.Float64).scatter(1, number.unsqueeze(-1), ones(Samples, 1, ScalarType.Float64));
        var actual = classes.Evaluate(new(output), new(hot, number, w), batchSize: 7);
        Check(plainClasses.Evaluate(new(Repeat(output, repeated)), new(Repeat(hot, repeated), Repeat(number, repeated)), batchSize: 7), actual, losses: null);
        Assert.Equal(actual["accuracy"], actual["categorical_accuracy"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Padding_changes_no_loss_and_no_metric(int padding)
    {
        manual_seed(5);
        using var net = new WordTagger(seed: 1, dtype: ScalarType.Float64);
        var (words, tags) = (randint(1, 9, [6, 5], ScalarType.Int64), randint(4, [6, 5], ScalarType.Int64));
        var (topic, w) = (randn(6, 3, ScalarType.Float64), rand(6, ScalarType.Float64));
        var expected = net.Evaluate(new(words), new(tags, topic, w));
        var actual = net.Evaluate(new(cat([words, zeros(6, padding, ScalarType.Int64)], 1)), new(cat([tags, ones(6, padding, ScalarType.Int64)], 1), topic, w));
        foreach (var (name, value) in expected)
        {
            Assert.Equal(value, actual[name], 1e-6);
        }
    }

    [Fact]
    public void A_loss_with_a_mask_is_the_mean_of_the_unmasked_steps()
    {
        manual_seed(6);
        using var net = new WordTagger(seed: 1, dtype: ScalarType.Float64);
        var words = tensor(new long[] { 1, 2, 3, 4, 5, 0, 0, 0 }).reshape(2, 4);
        var tags = randint(4, [2, 4], ScalarType.Int64);
        using var outputs = net.Predict(new(words));
        var measured = net.Evaluate(new(words), new(tags, zeros(2, 3, ScalarType.Float64), ones(2, ScalarType.Float64)));
        var logs = outputs.Tags.log().reshape(8, 4).narrow(0, 0, 5);
        var right = tags.reshape(8).narrow(0, 0, 5);
        Assert.Equal(nn.functional.nll_loss(logs, right).ToDouble(), measured["tags_loss"], 1e-6);
        Assert.Equal(logs.argmax(-1).eq(right).type(ScalarType.Float64).mean().ToDouble(), measured["tags_accuracy"], 1e-12);
    }

    [Fact]
    public void Classes_have_the_given_weights_or_weight_one()
    {
        using var labels = tensor(new long[] { 0, 2, 1, 2 });
        using var weights = ClassWeights.Of(labels, new Dictionary<long, double> { [2] = 3, [0] = 0.5 });
        Assert.Equal([0.5f, 3, 1, 3], weights.data<float>().ToArray());
        using var hot = nn.functional.one_hot(labels, 3).type(ScalarType.Float64);
        using var same = ClassWeights.Of(hot, new Dictionary<long, double> { [2] = 3, [0] = 0.5 });
        Assert.Equal([0.5, 3, 1, 3], same.data<double>().ToArray());

        // scikit-learn's compute_class_weight("balanced", classes=[0, 1, 2], y=[0, 2, 1, 2]): 4 / (3 * [1, 1, 2]).
        using var balanced = ClassWeights.Balanced(labels);
        Assert.Equal([4 / 3f, 2 / 3f, 4 / 3f, 2 / 3f], balanced.data<float>().ToArray());
        Assert.Contains("-2", Assert.Throws<ArgumentException>(() => ClassWeights.Of(labels, new Dictionary<long, double> { [1] = -2 })).Message, StringComparison.Ordinal);
        Assert.Contains("a single number", Assert.Throws<ArgumentException>(() => ClassWeights.Balanced(ones([], ScalarType.Int64))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_samples_steps_and_pixels_have_class_weights()
    {
        var weights = new Dictionary<long, double> { [1] = 3, [0] = 0.5 };
        AssertWeights([2], [3, 0.5f], ClassWeights.Of(tensor(new[] { 1f, 0f }).reshape(2, 1), weights));
        AssertWeights([2], [3, 0.5f], ClassWeights.Of(tensor(new[] { 1f, 0f }), weights));
        AssertWeights([2], [3, 0.5f], ClassWeights.Of(tensor(new long[] { 1, 0 }).reshape(2, 1), weights));
        AssertWeights([2, 3], [3, 0.5f, 1, 1, 0.5f, 3], ClassWeights.Of(tensor(new long[] { 1, 0, 2, 7, 0, 1 }).reshape(2, 3), weights));
        AssertWeights([2, 3], [3, 0.5f, 0.5f, 3, 0.5f, 3], ClassWeights.Of(tensor(new[] { 1f, 0, 0, 1, 0, 1 }).reshape(2, 3, 1), weights));
        AssertWeights([1, 2, 2], [3, 0.5f, 0.5f, 1], ClassWeights.Of(tensor(new long[] { 1, 0, 0, 2 }).reshape(1, 2, 2), weights));
        AssertWeights([1, 2], [3, 0.5f], ClassWeights.Of(tensor(new[] { 0.1f, 0.7f, 0.2f, 0.6f, 0.2f, 0.2f }).reshape(1, 2, 3), weights));

        // Four labels count: three of class 0 and one of class 1.
        AssertWeights([2, 3], [4 / 6f, 4 / 6f, 2, 4 / 6f, 0, 0], ClassWeights.Balanced(tensor(new long[] { 0, 0, 1, 0, 255, 255 }).reshape(2, 3), ignoreClass: 255));
    }

    private static void AssertWeights(long[] shape, float[] expected, Tensor actual)
    {
        Assert.Equal(shape, actual.shape);
        Assert.Equal(expected, actual.data<float>().ToArray());
    }

    // Draws weights from 0 to 3.
    private static (Tensor Weights, long[] Repeated) Weights()
    {
        manual_seed(4);
        var weights = randint(4, [Samples], ScalarType.Float64);
        return (weights, weights.data<double>().ToArray().SelectMany((count, index) => Enumerable.Repeat((long)index, (int)count)).ToArray());
    }

    private static Tensor Repeat(Tensor x, long[] indices) => x.index_select(0, tensor(indices));

    // As in Keras, a weighted loss is divided by the number of samples and not by the sum of the weights.
    private static void Check(IReadOnlyDictionary<string, double> expected, IReadOnlyDictionary<string, double> actual, double? losses)
    {
        foreach (var (name, value) in actual.Where(pair => losses is not null || pair.Key is not ("loss" or "categorical_accuracy")))
        {
            Assert.True(Math.Abs((expected[name] * (losses ?? 1)) - value) < 1e-6, $"{name} is {value}, but {expected[name] * (losses ?? 1)} with repeated samples");
        }
    }
}
