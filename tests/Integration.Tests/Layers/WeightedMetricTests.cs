using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Checks that a weighted metric is divided by the sum of the weights, and a weighted loss by the number of samples, as in Keras.</summary>
public sealed class WeightedMetricTests
{
    private const int Samples = 23;

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void A_tracked_loss_is_divided_by_the_sum_of_the_weights(ScalarType dtype)
    {
        using var net = new WeightedErrors(seed: 1, dtype: dtype);
        using var x = zeros([2, 1], dtype);
        using var errors = tensor(new double[] { 1, 3 }, dtype).reshape(2, 1);
        using var w = tensor(new double[] { 1, 3 }, dtype);
        foreach (var batchSize in (int[])[1, 2])
        {
            var measured = net.Evaluate(x, new(errors, w), batchSize);
            Assert.Equal(5, measured["loss"], 1e-6);
            Assert.Equal(2.5, measured["mean_absolute_error"], 1e-6);
            Assert.Equal(7, measured["mean_squared_error"], 1e-6);
            Assert.Equal(Math.Sqrt(7), measured["root_mean_squared_error"], 1e-6);
        }

        // Keras' mean of nothing is 0.
        using var nothing = zeros([2], dtype);
        Assert.All(net.Evaluate(x, new(errors, nothing)), pair => Assert.Equal(0, pair.Value));
    }

    [Fact]
    public void A_tracked_loss_counts_a_sample_as_often_as_its_weight()
    {
        manual_seed(4);
        using var weighted = new WeightedTrackedLosses(seed: 1, dtype: ScalarType.Float64);
        using var plain = new TrackedLosses(seed: 1, dtype: ScalarType.Float64);
        var w = randint(4, [Samples], ScalarType.Float64);
        var repeated = tensor(w.data<double>().ToArray().SelectMany((count, index) => Enumerable.Repeat((long)index, (int)count)).ToArray());
        var (x, t, number) = (randn(Samples, 5, ScalarType.Float64), randn(Samples, 4, ScalarType.Float64).softmax(-1), randint(4, [Samples], ScalarType.Int64));
        Tensor Repeat(Tensor tensor) => tensor.index_select(0, repeated);
        var expected = plain.Evaluate(Repeat(x), new(Repeat(t), Repeat(number)), batchSize: 7);
        var actual = weighted.Evaluate(x, new(t, number, w), batchSize: 7);
        Assert.Equal(expected.Keys, actual.Keys);
        Assert.All(actual.Where(pair => !pair.Key.EndsWith("loss", StringComparison.Ordinal)), pair => Assert.Equal(expected[pair.Key], pair.Value, 1e-6));
        Assert.Equal(Math.Sqrt(actual["yes_mean_squared_error"]), actual["yes_root_mean_squared_error"], 1e-12);
    }

    [Fact]
    public void A_tracked_loss_with_a_mask_is_the_mean_of_the_unmasked_steps()
    {
        manual_seed(6);
        using var net = new MaskedTrackedLosses(seed: 1, dtype: ScalarType.Float64);

        // Seven steps count, five of them in the first sample.
        using var words = tensor(new long[] { 1, 2, 3, 4, 5, 6, 7, 0, 0, 0 }).reshape(2, 5);
        using var wanted = randint(4, [2, 5], ScalarType.Int64);
        using var w = rand(2, 5, ScalarType.Float64);
        using var outputs = net.Predict(words);
        using var losses = -outputs.Tags.log().gather(-1, wanted.unsqueeze(-1)).reshape(10).narrow(0, 0, 7);
        using var weights = w.reshape(10).narrow(0, 0, 7);
        foreach (var batchSize in (int[])[1, 2])
        {
            var measured = net.Evaluate(words, new(wanted, w), batchSize);
            Assert.Equal(losses.mean().ToDouble(), measured["sparse_categorical_crossentropy"], 1e-6);
            Assert.Equal((losses * weights).sum().ToDouble() / weights.sum().ToDouble(), measured["weighted"], 1e-6);
        }
    }
}
