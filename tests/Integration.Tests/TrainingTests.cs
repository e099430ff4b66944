using TorchSharp;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests;

public sealed class TrainingTests
{
    private static readonly FitOptions s_options = new() { Epochs = 3, BatchSize = 7 };

    [Fact]
    public void The_same_seed_gives_the_same_net_bit_for_bit()
    {
        Assert.Equal(Trained(seed: 5), Trained(seed: 5));
        Assert.NotEqual(Trained(seed: 5), Trained(seed: 6));

        static float[] Trained(long seed)
        {
            var (inputs, targets) = Data(40);
            using var net = new Perceptron(seed);
            net.Fit(inputs, targets, s_options with { Optimizer = new Adam(0.01) });
            return net.Weights.Values.data<float>().ToArray();
        }
    }

    [Fact]
    public void Training_learns()
    {
        var (inputs, targets) = Data(200);
        using var net = new Perceptron(seed: 1);
        var before = net.Evaluate(inputs, targets);
        var history = net.Fit(inputs, targets, new FitOptions { Optimizer = new Adam(0.01), Epochs = 60, BatchSize = 20 });
        var after = net.Evaluate(inputs, targets);
        Assert.True(after["loss"] < before["loss"] * 0.6, $"{before["loss"]} -> {after["loss"]}");
        Assert.True(after["accuracy"] > 0.8, $"accuracy {after["accuracy"]}");
        Assert.Equal(60, history["loss"].Count);
        Assert.Equal(600, net.Step);
    }

    [Fact]
    public void Metrics_are_exact_means_over_samples_for_any_batch_size()
    {
        var (inputs, targets) = Data(41);
        using var net = new Perceptron(seed: 1);
        var whole = net.Evaluate(inputs, targets, batchSize: 1000);
        foreach (var batchSize in (int[])[1, 7, 40, 41])
        {
            var parts = net.Evaluate(inputs, targets, batchSize);
            Assert.Equal(whole["loss"], parts["loss"], 6);
            Assert.Equal(whole["accuracy"], parts["accuracy"], 12);
        }

        Assert.Equal(["loss", "accuracy", "categorical_accuracy"], whole.Keys);
    }

    [Fact]
    public void The_last_batch_may_be_smaller_and_every_sample_is_seen()
    {
        var (inputs, targets) = Data(16);
        using var net = new Perceptron(seed: 1);
        var reports = new Reports();
        net.Fit(inputs, targets, s_options with { Epochs = 2, BatchSize = 5, Progress = reports }, validation: Data(9));
        Assert.Equal(8, net.Step);
        Assert.Equal([(1, 4L, 16L), (2, 4L, 16L)], reports.Ends.Select(end => (end.Epoch, end.Step, end.Samples)));
        Assert.Equal(["loss", "accuracy", "categorical_accuracy", "val_loss", "val_accuracy", "val_categorical_accuracy"], reports.Ends[0].Means.Keys);
    }

    [Fact]
    public void Several_losses_are_reported_each_without_its_weight()
    {
        using var net = new Graph(seed: 1);
        var means = net.Evaluate(
            new Graph.Inputs(randn(6, 8), randn(6, 8), randn(6, 1)),
            new Graph.Targets(randn(6, 2), ones(6, 1)));
        Assert.Equal(["loss", "main_loss", "aux_loss", "aux_binary_accuracy"], means.Keys);
        Assert.Equal(means["main_loss"] + (0.2f * means["aux_loss"]), means["loss"], 6);
    }

    [Fact]
    public void Cancelled_training_keeps_its_weights()
    {
        var (inputs, targets) = Data(64);
        using var net = new Perceptron(seed: 1);
        var before = net.Weights.Values.data<float>().ToArray();
        using var source = new CancellationTokenSource();
        var progress = new Reports { OnEnd = end => { if (end.Epoch == 2) { source.Cancel(); } } };
        Assert.Throws<OperationCanceledException>(() => net.Fit(inputs, targets, s_options with { Epochs = 100, BatchSize = 8, Progress = progress }, cancellationToken: source.Token));
        Assert.Equal(16, net.Step);
        Assert.NotEqual(before, net.Weights.Values.data<float>().ToArray());
    }

    [Fact]
    public void A_custom_loop_trains_like_Fit()
    {
        var (inputs, targets) = Data(21);
        using var fitted = new Perceptron(seed: 3);
        fitted.Fit(inputs, targets, s_options with { Optimizer = new SGD(0.1), Epochs = 1, Shuffle = false });
        using var stepped = new Perceptron(seed: 3);
        using var optimizer = new SGD(0.1);
        for (var start = 0; start < 21; start += 7)
        {
            stepped.TrainStep(inputs.X.narrow(0, start, 7), targets.Wanted.narrow(0, start, 7), optimizer);
        }

        Assert.Equal(fitted.Weights.Values.data<float>().ToArray(), stepped.Weights.Values.data<float>().ToArray());
    }

    [Fact]
    public void A_net_can_be_trained_by_autograd_and_by_hand()
    {
        // Trains like a program for TorchSharp: with leaves, a loss that autograd records, and its own update.
        var (inputs, targets) = Data(7);
        using var net = new Perceptron(seed: 3, dtype: ScalarType.Float64);
        using var same = new Perceptron(seed: 3, dtype: ScalarType.Float64);
        var wide = (new Perceptron.Inputs(inputs.X.type(ScalarType.Float64)), new Perceptron.Targets(targets.Wanted.type(ScalarType.Float64)));
        using var loss = net.LossWithAutograd(wide.Item1, wide.Item2);
        var leaves = net.Weights.Select(weight => (Tensor)weight.Leaf).ToArray();
        var gradients = autograd.grad([loss], leaves);
        using (no_grad())
        {
            for (var i = 0; i < leaves.Length; i++)
            {
                leaves[i].sub_(Kernels.Elementwise.Scale(gradients[i], 0.1));
            }
        }

        using var optimizer = new SGD(0.1);
        same.TrainStep(wide.Item1, wide.Item2, optimizer);
        Assert.True(net.Weights.Values.allclose(same.Weights.Values, 1e-10, 1e-12));
    }

    internal static (Perceptron.Inputs Inputs, Perceptron.Targets Targets) Data(long count)
    {
        // The class is the index of the largest of three features.
        manual_seed(17);
        var x = randn(count, 6, 5);
        var kind = x.narrow(1, 0, 1).narrow(2, 0, 3).reshape(count, 3).argmax(-1);
        return (x, nn.functional.one_hot(kind, 3).type(ScalarType.Float32));
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Ends { get; } = [];

        public Action<TrainingProgress>? OnEnd { get; init; }

        public void Report(TrainingProgress value)
        {
            if (value.HasEnded)
            {
                Ends.Add(value);
                OnEnd?.Invoke(value);
            }
        }
    }
}
