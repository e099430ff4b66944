using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Distributed.Tests;

public sealed class CallbackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;
    private readonly Tensor _x;
    private readonly Tensor _y;

    public CallbackTests()
    {
        manual_seed(3);
        _x = rand(40, 6);
        _y = _x.sum([1], keepdim: true);
    }

    public void Dispose()
    {
        _x.Dispose();
        _y.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Callbacks_of_rank_0_end_training_and_change_rates_and_weights_of_all_ranks()
    {
        var expected = Train(null);
        var actual = Ranks.Run(3, Train);
        Assert.InRange(expected.Epochs, 2, 29);
        Assert.All(actual, rank =>
        {
            Assert.Equal(expected.Epochs, rank.Epochs);
            Assert.Equal(expected.Rate, rank.Rate);
            Assert.Equal(actual[0].Weights, rank.Weights);
            Assert.All(rank.Weights.Zip(expected.Weights), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        });

        (int Epochs, double Rate, float[] Weights) Train(ICollectives? ranks)
        {
            using var net = new ResumedNet(seed: 7);
            using var optimizer = new Adam(0.02);
            var history = net.Fit(_x, _y, new FitOptions
            {
                Optimizer = optimizer,
                Epochs = 30,
                BatchSize = 16,
                ValidationSplit = 0.25,
                Parallel = ranks,
                Callbacks =
                [
                    new LambdaCallback
                    {
                        EpochEnd = (run, _) =>
                        {
                            run.Optimizer.LearningRate *= 0.9;
                            net.Dense1.Trainable = run.Epoch != 2;
                        },
                    },
                    new EarlyStopping(patience: 1, minDelta: 0.05, restoreBestWeights: true),
                ],
            });
            return (history.Epochs.Count, optimizer.LearningRate, WeightsOf(net));
        }
    }

    [Fact]
    public void A_NaN_ends_all_ranks_and_the_message_names_the_rank_of_its_sample()
    {
        using var damaged = _x.clone();
        damaged[30, 2] = float.NaN;
        var errors = Ranks.Fail(4, ranks =>
        {
            using var net = new ResumedNet(seed: 7);
            net.Fit(damaged, _y, new FitOptions { BatchSize = 40, Shuffle = false, Parallel = ranks, Callbacks = [new TerminateOnNaN()] });
        });
        Assert.All(errors, error => Assert.Contains("on rank 3, input 'x' holds NaN", Assert.IsType<NotFiniteException>(error).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cancelled_rank_cancels_all_at_the_same_step()
    {
        using var source = new CancellationTokenSource();
        var steps = new long[3];
        var errors = Ranks.Fail(3, ranks =>
        {
            using var net = new ResumedNet(seed: 7);
            var token = ranks.Rank == 2 ? source.Token : CancellationToken.None;
            var callback = new LambdaCallback { TrainBatchEnd = run => _ = net.Step == 5 ? Cancel(source) : 0 };
            try
            {
                net.Fit(_x, _y, new FitOptions { Epochs = 50, BatchSize = 16, Parallel = ranks, Callbacks = [callback] }, cancellationToken: token);
            }
            finally
            {
                steps[ranks.Rank] = net.Step;
            }
        });
        Assert.All(errors, error => Assert.IsAssignableFrom<OperationCanceledException>(error));
        Assert.All(steps, step => Assert.Equal(steps[0], step));
        Assert.InRange(steps[0], 5, 6);
    }

    [Fact]
    public void An_error_on_one_rank_ends_the_others_with_its_name()
    {
        var errors = Ranks.Fail(3, ranks =>
        {
            using var net = new ResumedNet(seed: 7);
            var dataset = Dataset.From<ResumedNet.Inputs, ResumedNet.Targets>(40, index => index == 39 && ranks.Rank == 2 ? throw new InvalidDataException("sample 39 is damaged") : (new(zeros(1, 6)), new(zeros(1, 1))));
            net.Fit(dataset, new FitOptions { BatchSize = 16, Shuffle = false, Parallel = ranks });
        });
        Assert.IsType<InvalidDataException>(errors[2]);
        Assert.All(errors.Take(2), error => Assert.Matches("^rank 2 of 3 on .* has ended the training of ResumedNet in epoch 1 after step 2: InvalidDataException: sample 39 is damaged$", Assert.IsType<RankFailedException>(error).Message));
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    public void A_checkpoint_continues_on_another_number_of_ranks(int first, int second)
    {
        var path = Path.Combine(_folder, "backup.safetensors");
        var whole = Ranks.Run(1, ranks => Train(ranks, stopAt: null, "whole.safetensors"))[0];
        var errors = Ranks.Fail(first, ranks => Train(ranks, stopAt: 7, path));
        Assert.Contains(errors, error => error is TimeoutException);
        Assert.True(File.Exists(path));
        var rest = Ranks.Run(second, ranks => Train(ranks, stopAt: null, path));
        Assert.All(rest, rank =>
        {
            Assert.Equal(whole.Steps, rank.Steps);
            Assert.Equal(whole.Losses.Length, rank.Losses.Length);
            Assert.All(rank.Losses.Zip(whole.Losses), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
            Assert.All(rank.Weights.Zip(whole.Weights), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
        });

        (long Steps, double[] Losses, float[] Weights) Train(ICollectives ranks, long? stopAt, string file)
        {
            using var net = new ResumedNet(seed: 7);
            using var optimizer = new Adam(0.01) { UseEma = true };
            var history = net.Fit(_x, _y, new FitOptions
            {
                Optimizer = optimizer,
                Epochs = 4,
                BatchSize = 16,
                Parallel = ranks,
                Callbacks = [new BackupAndRestore(Path.Combine(_folder, file), everySteps: 2), new LambdaCallback { TrainBatchEnd = run => stopAt = net.Step == stopAt ? throw new TimeoutException() : stopAt }],
            });
            return (net.Step, [.. history["loss"]], WeightsOf(net));
        }
    }

    private static int Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return 0;
    }

    private static float[] WeightsOf(CompiledNet net) => net.NamedWeights().SelectMany(named => named.Weight.Value.contiguous().data<float>().ToArray()).ToArray();
}
