using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>A net with a loss of weighted class numbers.</summary>
[CompiledNet]
internal sealed partial class WeightedLabels
{
    public static Sym<float> Define([Shape(5)] Sym<float> x) => Dense(4, Softmax)(x);

    static Objective Train(Sym<float> y, [Shape] Sym<long> label, [Shape] Sym<float> weight) => Minimize(SparseCategoricalCrossentropy(y, label, sampleWeight: weight));
}

/// <summary>A net with a loss of class numbers of masked steps, and an output with a number of classes that is known at run time only.</summary>
[CompiledNet]
internal sealed partial class MaskedLabels
{
    public static (Sym<float> tags, Sym<float> place) Define([Shape("T")] Sym<long> words)
    {
        var steps = LSTM(4, returnSequences: true)(Embedding(9, 3, maskZero: true)(words));
        return (Dense(3, Softmax)(steps), Softmax(Flatten()(Dense(1)(LSTM(2, returnSequences: true)(Embedding(9, 3)(words))))));
    }

    static Objective Train(Sym<float> tags, Sym<float> place, [Shape("T")] Sym<long> tag, [Shape] Sym<long> start) =>
        Minimize(SparseCategoricalCrossentropy(tags, tag) + SparseCategoricalCrossentropy(place, start));
}

/// <summary>Nets whose metrics take class numbers, but whose losses do not.</summary>
[CompiledNet]
internal sealed partial class RankedLabels
{
    public static Sym<float> Define([Shape(5)] Sym<float> x) => Dense(4, Softmax)(x);

    static Objective Train(Sym<float> y, [Shape(4)] Sym<float> t, [Shape] Sym<long> label) => Minimize(CategoricalCrossentropy(y, t)).Track(SparseTopKCategoricalAccuracy(y, label, k: 2));
}

[CompiledNet]
internal sealed partial class OverlappingLabels
{
    public static Sym<float> Define([Shape(2, 3)] Sym<float> x) => Dense(4, Softmax)(x);

    static Objective Train(Sym<float> y, [Shape(2, 4)] Sym<float> t, [Shape(2)] Sym<long> label) => Minimize(CategoricalCrossentropy(y, t)).Track(MeanIoU(y, label));
}

/// <summary>A segmentation that leaves out the pixels of one number.</summary>
[CompiledNet]
internal sealed partial class Segmentation
{
    public static (Sym<float> classes, Sym<float> logits) Define([Shape(4, 5, 3)] Sym<float> image)
    {
        var x = Conv2D(6, 3, padding: Padding.Same, activation: Tanh)(image);
        return (Dense(4, Softmax)(x), Dense(4)(x));
    }

    static Objective Train(Sym<float> classes, Sym<float> logits, [Shape(4, 5)] Sym<long> label, [Shape(4, 5)] Sym<float> weight) =>
        Minimize(SparseCategoricalCrossentropy(classes, label, ignoreClass: 255)
            + 2f * SparseCategoricalCrossentropy(logits, label, fromLogits: true, ignoreClass: 255, sampleWeight: weight)).Track(MeanIoU(classes, label, ignoreClass: 255), Accuracy(classes, label));
}

/// <summary>A masked sequence whose tags may be missing.</summary>
[CompiledNet]
internal sealed partial class PartlyTagged
{
    public static Sym<float> Define([Shape("T")] Sym<long> words) => Dense(3, Softmax)(LSTM(4, returnSequences: true)(Embedding(9, 3, maskZero: true)(words)));

    static Objective Train(Sym<float> tags, [Shape("T")] Sym<long> tag) => Minimize(SparseCategoricalCrossentropy(tags, tag, ignoreClass: -1));
}

/// <summary>Checks class numbers: those that are no class are errors, and those that are ignored have no influence.</summary>
public sealed class LabelTests
{
    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void A_label_outside_of_the_classes_is_named_with_its_target(long wrong)
    {
        var labels = tensor(new[] { 1, wrong, 0 });
        using var weighted = new WeightedLabels(seed: 1);
        AssertNamed("'label' must be 0 to 3, because of the 4 classes of SparseCategoricalCrossentropy", wrong, () => weighted.Evaluate(rand(3, 5), new(labels, ones(3))));
        using var ranked = new RankedLabels(seed: 1);
        AssertNamed("'label' must be 0 to 3, because of the 4 classes of SparseTopKCategoricalAccuracy", wrong, () => ranked.Evaluate(rand(3, 5), new(rand(3, 4), labels)));
        using var overlapping = new OverlappingLabels(seed: 1);
        AssertNamed("'label' must be 0 to 3, because of the 4 classes of MeanIoU", wrong, () => overlapping.Fit(rand(1, 2, 3), new(rand(1, 2, 4), tensor(new[] { wrong, 0 }).reshape(1, 2))));
    }

    [Fact]
    public void A_label_of_a_masked_step_and_a_number_of_classes_that_depends_on_the_input_are_checked_too()
    {
        using var net = new MaskedLabels(seed: 1);
        var words = tensor(new long[] { 1, 2, 3, 0 }).reshape(1, 4);
        var (tags, start) = (tensor(new long[] { 0, 1, 2, 0 }).reshape(1, 4), tensor(new long[] { 3 }));
        net.ComputeGradients(words, new(tags, start));
        AssertNamed("'tag' must be 0 to 2, because of the 3 classes of SparseCategoricalCrossentropy", 3, () => net.TrainStep(words, new(tags + 1, start), new SGD()));
        AssertNamed("'start' must be 0 to 3, because of the T classes of SparseCategoricalCrossentropy", 4, () => net.Evaluate(words, new(tags, start + 1)));
    }

    [Fact]
    public void Gradients_with_an_ignored_class_are_those_of_autograd()
    {
        using var segmentation = new Segmentation(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(segmentation);
        using var tagged = new PartlyTagged(seed: 1, dtype: ScalarType.Float64);
        GradientCheck.Train(tagged);
    }

    [Fact]
    public void A_loss_with_an_ignored_class_is_the_mean_over_the_other_places()
    {
        manual_seed(3);
        using var net = new Segmentation(seed: 1, dtype: ScalarType.Float64);
        var (image, labels, weights) = (randn([2, 4, 5, 3], ScalarType.Float64), randint(4, [2, 4, 5], ScalarType.Int64), rand([2, 4, 5], ScalarType.Float64));
        labels[0, 1] = 255;
        using var outputs = net.Predict(image);
        var measured = net.Evaluate(image, new(labels, weights));
        var kept = labels.reshape(-1).ne(255).nonzero().squeeze(-1);
        var right = labels.reshape(-1).index_select(0, kept);
        var logs = outputs.Classes.reshape(-1, 4).index_select(0, kept).log();
        Assert.Equal(nn.functional.nll_loss(logs, right).ToDouble(), measured["classes_loss"], 1e-6);
        var each = nn.functional.cross_entropy(outputs.Logits.reshape(-1, 4).index_select(0, kept), right, reduction: nn.Reduction.None);
        Assert.Equal((each * weights.reshape(-1).index_select(0, kept)).mean().ToDouble(), measured["logits_loss"], 1e-6);

        // As in Keras, an accuracy does not know the ignored number.
        var said = outputs.Classes.argmax(-1);
        Assert.Equal(said.eq(labels).type(ScalarType.Float64).mean().ToDouble(), measured["classes_accuracy"], 1e-9);
        var (chosen, unions) = (said.reshape(-1).index_select(0, kept), new List<double>());
        for (var k = 0; k < 4; k++)
        {
            var (a, b) = (chosen.eq(k), right.eq(k));
            var union = a.logical_or(b).sum().ToInt64();
            if (union > 0)
            {
                unions.Add(a.logical_and(b).sum().ToInt64() / (double)union);
            }
        }

        Assert.Equal(unions.Average(), measured["classes_mean_io_u"], 1e-9);
        AssertNamed("'label' must be 0 to 3, or 255, because of the 4 classes of", 254, () => net.Evaluate(image, new(labels.clamp(0, 254), weights)));
    }

    [Fact]
    public void A_place_counts_if_neither_its_step_is_masked_nor_its_class_is_ignored()
    {
        using var net = new PartlyTagged(seed: 1, dtype: ScalarType.Float64);
        var words = tensor(new long[] { 1, 2, 3, 0, 4, 5, 0, 0 }).reshape(2, 4);
        var tags = tensor(new long[] { 0, -1, 2, -1, 1, 2, 0, 1 }).reshape(2, 4);
        using var outputs = net.Predict(words);
        double[] each = [outputs.Tags[0, 0, 0].ToDouble(), outputs.Tags[0, 2, 2].ToDouble(), outputs.Tags[1, 0, 1].ToDouble(), outputs.Tags[1, 1, 2].ToDouble()];
        Assert.Equal(-each.Average(Math.Log), net.Evaluate(words, tags)["loss"], 1e-6);
    }

    private static void AssertNamed(string expected, long wrong, Action action)
    {
        var message = Assert.Throws<ArgumentException>(action).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains($"but there is the id {wrong}", message, StringComparison.Ordinal);
    }
}
