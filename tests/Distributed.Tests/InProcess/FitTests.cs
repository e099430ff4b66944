using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

/// <summary>Compares trainings on several ranks with the same training in one process, without <see cref="FitOptions.Parallel"/>.</summary>
public sealed class FitTests
{
    // Three batches of 10 and one of 2, which has fewer samples than there are ranks.
    private const long Samples = 32;
    private const int BatchSize = 10;

    private static readonly Dictionary<string, long> s_sizes = new() { ["N"] = Samples };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_numbers_belong_to_samples(int size) => Compare(() => new RandomNet(seed: 5, dtype: ScalarType.Float64), size, shuffle: true);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Random_numbers_of_images_belong_to_samples(int size) => Compare(() => new ImageNet(seed: 5, dtype: ScalarType.Float64), size, shuffle: true);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Labels_are_binary_only_if_those_of_the_whole_batch_are(int size) =>
        Compare(() => new ImageNet(seed: 5, dtype: ScalarType.Float64), size, shuffle: false, change: targets => targets.Wanted[3, 0] = -1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Divisors_of_masks_are_those_of_the_whole_batch(int size) => Compare(() => new MaskedNet(seed: 5, dtype: ScalarType.Float64), size, shuffle: false);

    [Fact]
    public void Single_precision_differs_by_rounding() => Compare(() => new RandomNet(seed: 5), size: 3, shuffle: true, tolerance: 2e-4);

    [Fact]
    public void Moving_averages_are_those_of_all_ranks()
    {
        manual_seed(1);
        using var x = randn(10, 4);
        using var y = zeros(10, 1);
        using var alone = new NormalizedNet(seed: 1);
        alone.Fit(x, y, new FitOptions { BatchSize = 10 });
        var all = Ranks.Run(3, ranks =>
        {
            using var net = new NormalizedNet(seed: 1);
            net.Fit(x, y, new FitOptions { BatchSize = 10, Parallel = ranks });
            return (Mean: Average(net, "moving_mean"), Variance: Average(net, "moving_variance"));
        });
        var expected = Average(alone, "moving_mean");
        Assert.All(all, rank =>
        {
            Assert.All(rank.Mean.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-6));
            Assert.Equal(all[0].Variance, rank.Variance);
        });

        // Each rank computes the variance of its own samples.
        Assert.NotEqual(Average(alone, "moving_variance"), all[0].Variance);
    }

    private static void Compare<TInputs, TOutputs, TGradients, TTargets>(Func<TrainableNet<TInputs, TOutputs, TGradients, TTargets>> create, int size, bool shuffle, double tolerance = 1e-9, Action<TTargets>? change = null)
        where TInputs : IBatch<TInputs>
        where TOutputs : IBatch<TOutputs>, IDisposable
        where TGradients : IBatch<TGradients>, IDisposable
        where TTargets : IBatch<TTargets>
    {
        manual_seed(2);
        using var model = create();
        var (inputs, targets) = (RandomBatch.Inputs(model, s_sizes, ids: 9), RandomBatch.Targets(model, s_sizes, classes: 3));
        change?.Invoke(targets);
        var expected = Train(null);
        var actual = Ranks.Run(size, Train);
        Assert.Equal(4 * 3, expected.Losses.Count);
        Assert.Equal(expected.Losses.Count, actual[0].Losses.Count);
        Assert.All(actual.Skip(1), rank => Assert.Empty(rank.Losses));
        Assert.All(actual[0].Losses.Zip(expected.Losses), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.Second)), $"{pair.First} on {size} ranks, {pair.Second} on one"));
        Assert.All(actual, rank =>
        {
            Assert.Equal(expected.Means.Keys, rank.Means.Keys);
            Assert.All(expected.Means, mean => Assert.True(Math.Abs(mean.Value - rank.Means[mean.Key]) <= tolerance * Math.Max(1, Math.Abs(mean.Value)), $"{mean.Key} is {rank.Means[mean.Key]} on {size} ranks, {mean.Value} on one"));
            Assert.All(rank.Weights.Zip(expected.Weights), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 10 * tolerance, $"a weight is {pair.First} on {size} ranks, {pair.Second} on one"));
            Assert.Equal(actual[0].Weights, rank.Weights);
        });

        (List<double> Losses, IReadOnlyDictionary<string, double> Means, double[] Weights) Train(ICollectives? ranks)
        {
            using var net = create();
            using var optimizer = new Adam(0.01) { GlobalClipNorm = 0.5, WeightDecay = 0.01 };
            var losses = new List<double>();
            var history = net.Fit(inputs, targets, new FitOptions
            {
                Optimizer = optimizer,
                Epochs = 3,
                BatchSize = BatchSize,
                Shuffle = shuffle,
                Parallel = ranks,
                Callbacks = [new LambdaCallback { TrainBatchEnd = run => losses.Add(run.BatchLoss) }],
            }, validation: (inputs, targets));
            return (losses, history.Epochs[^1], WeightsOf(net));
        }
    }

    private static float[] Average(CompiledNet net, string name) => net.Weights["batch_normalization." + name].Value.data<float>().ToArray();

    private static double[] WeightsOf(CompiledNet net) => net.NamedWeights().SelectMany(named =>
    {
        using var wide = named.Weight.Value.to(ScalarType.Float64).contiguous();
        return wide.data<double>().ToArray();
    }).ToArray();
}
