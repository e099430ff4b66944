using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Tests nets whose constructors take sizes. Nets with constants of the same values must compute the same, bit for bit.</summary>
public sealed class SizesAtConstructionTests
{
    [Fact]
    public void A_net_with_given_sizes_trains_and_predicts_as_one_with_constants()
    {
        using var scope = NewDisposeScope();
        using var sized = new SizedText(vocabulary: 11, classes: 4, seed: 3);
        using var constant = new ConstantText(seed: 3);
        Assert.Equal((11, 4, 6), (sized.Vocabulary, sized.Classes, sized.Features));
        AssertSameWeights(constant, sized);

        manual_seed(1);
        var (words, labels) = (randint(0, 11, [20, 7], ScalarType.Int64), randint(0, 4, [20], ScalarType.Int64));
        var options = new FitOptions { Optimizer = new Adam(), Epochs = 3, BatchSize = 8 };
        var (first, second) = (constant.Fit(words, labels, options), sized.Fit(words, labels, new FitOptions { Optimizer = new Adam(), Epochs = 3, BatchSize = 8 }));
        Assert.Equal(first["loss"], second["loss"]);
        AssertSameWeights(constant, sized);
        Assert.True(Same(constant.Predict(words).Probabilities, sized.Predict(words).Probabilities));
        Assert.Equal(constant.Evaluate(words, labels)["accuracy"], sized.Evaluate(words, labels)["accuracy"]);
    }

    [Fact]
    public void Sizes_in_inputs_targets_and_reshapes_compute_as_constants()
    {
        using var scope = NewDisposeScope();
        using var sized = new SizedColumns(columns: 5, seed: 3);
        using var constant = new ConstantColumns(seed: 3);
        manual_seed(1);
        var x = randn(4, 3, 5);
        using var optimizer = new SGD(0.1);
        using var other = new SGD(0.1);
        var losses = Enumerable.Range(0, 3).Select(_ => constant.TrainStep(x, new(x * 2, x.mean([1])), optimizer)).ToList();
        Assert.Equal(losses, Enumerable.Range(0, 3).Select(_ => sized.TrainStep(x, new(x * 2, x.mean([1])), other)).ToList());
        AssertSameWeights(constant, sized);

        var (expected, actual) = (constant.Forward(x), sized.Forward(x));
        Assert.True(Same(expected.Sums, actual.Sums) && Same(expected.Rows, actual.Rows));
        Assert.True(Same(constant.Backward(new(expected.Sums, expected.Rows)).X, sized.Backward(new(actual.Sums, actual.Rows)).X));
        Assert.Equal(0.5, sized.LossWeights.Rows);
    }

    [Fact]
    public void Gradients_are_those_of_autograd_for_several_sizes()
    {
        foreach (var (vocabulary, classes, features) in new[] { (3, 2, 1), (20, 9, 5) })
        {
            using var net = new SizedText(vocabulary, classes, features, seed: 1);
            GradientCheck.Train(net);
        }
    }

    [Fact]
    public void A_wrapper_counts_the_weights_of_the_given_size()
    {
        using var net = new SizedSteps(classes: 7, seed: 1);
        Assert.Contains("28", net.Summary(), StringComparison.Ordinal);
        GradientCheck.Train(net);
    }

    [Fact]
    public void Inputs_and_labels_are_checked_against_the_given_sizes()
    {
        using var scope = NewDisposeScope();
        using var text = new SizedText(vocabulary: 11, classes: 4, seed: 1);
        var words = zeros(2, 3, dtype: ScalarType.Int64);
        Assert.Contains("must be 0 to 10", Assert.Throws<ArgumentException>(() => text.Predict(words + 11)).Message, StringComparison.Ordinal);
        using var optimizer = new SGD(0.1);
        var exception = Assert.Throws<ArgumentException>(() => text.TrainStep(words, full([2], 4L, dtype: ScalarType.Int64), optimizer));
        Assert.Contains("must be 0 to 3", exception.Message, StringComparison.Ordinal);

        using var columns = new SizedColumns(columns: 5, seed: 1);
        Assert.Contains("(2, 3, 6)", Assert.Throws<ArgumentException>(() => columns.Predict(zeros(2, 3, 6))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_size_of_zero_is_an_error_that_names_the_parameter()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new SizedText(vocabulary: 11, classes: 0));
        Assert.Equal("classes", exception.ParamName);
        Assert.Contains("SizedText: the size 'classes' must be at least 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_summary_shows_numbers_and_the_clone_has_the_same_sizes()
    {
        using var net = new SizedText(vocabulary: 11, classes: 4, features: 2, seed: 1);
        var summary = net.Summary();
        Assert.Contains(", 4)", summary, StringComparison.Ordinal);
        Assert.Contains("Total params: 61 ", summary, StringComparison.Ordinal);
        Assert.Equal((11 * 2) + (2 * 5) + 5 + (5 * 4) + 4, net.Weights.ParameterCount);
        using var clone = net.Clone();
        Assert.Equal((11, 4, 2), (clone.Vocabulary, clone.Classes, clone.Features));
    }

    [Fact]
    public void Weights_of_other_sizes_are_an_error_and_those_of_equal_sizes_are_loaded()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("compilednets-").FullName, "weights.safetensors");
        using var net = new SizedText(vocabulary: 11, classes: 4, seed: 1);
        net.SaveWeights(path);
        using var same = new SizedText(vocabulary: 11, classes: 4, seed: 2);
        same.LoadWeights(path);
        AssertSameWeights(net, same);
        using var other = new SizedText(vocabulary: 11, classes: 5, seed: 2);
        Assert.Contains("top", Assert.Throws<FileFormatException>(() => other.LoadWeights(path)).Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    private static void AssertSameWeights(CompiledNet expected, CompiledNet actual)
    {
        var pairs = expected.NamedWeights().Zip(actual.NamedWeights()).ToList();
        Assert.Equal(expected.NamedWeights().Count(), actual.NamedWeights().Count());
        Assert.All(pairs, pair => Assert.True(Same(pair.First.Weight.Value, pair.Second.Weight.Value), pair.First.Name));
    }

    private static bool Same(Tensor one, Tensor other) => one.shape.SequenceEqual(other.shape) && one.eq(other).all().ToBoolean();
}
