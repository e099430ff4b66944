using System.Runtime.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Races;

/// <summary>Nets and optimizers that are disposed of while other threads use them. A call that has begun ends with its result; a later one is an error.</summary>
public sealed class DisposeRaceTests
{
    [Fact]
    public void A_prediction_during_Dispose_has_its_result_or_is_an_error_that_names_the_net()
    {
        using var x = Race.Numbers(1, 40, 64);
        using var alone = new WideNet(seed: 1);
        using var expected = alone.Predict(x);
        var numbers = Race.Values(expected);
        var seed = System.Random.Shared.Next();
        var random = new System.Random(seed);
        for (var round = 0; round < 8; round++)
        {
            var net = new WideNet(seed: 1);
            var wait = random.Next(50_000);
            var errors = Race.Run(Predicting, Predicting, () =>
            {
                Thread.SpinWait(wait);
                net.Dispose();
                net.Dispose();
            });
            Assert.Null(errors[2]);
            Assert.All(errors[..2], error => Assert.Contains("WideNet is disposed of", Assert.IsType<ObjectDisposedException>(error).Message, StringComparison.Ordinal));
            Assert.True(net.Weights.Values.IsInvalid && net.Dense.Kernel.IsInvalid, $"seed {seed}: the weights were not released");

            void Predicting()
            {
                while (true)
                {
                    using var outputs = net.Predict(x);
                    Assert.Equal(numbers, Race.Values(outputs));
                }
            }
        }
    }

    [Fact]
    public void Every_call_of_a_disposed_net_is_an_error_that_names_it()
    {
        using Tensor x = Race.Numbers(1, 4, 64), y = Race.Numbers(2, 4, 4);
        using var optimizer = new SGD();
        var file = Path.Combine(Directory.CreateTempSubdirectory("compilednets").FullName, "net");
        var net = new WideNet(seed: 1);
        net.SaveWeights(file);
        using var outputs = net.Forward(x);
        net.Dispose();
        Action[] calls =
        [
            () => net.Predict(x), () => net.Predict(x, training: true), () => net.Forward(x), () => net.Backward(outputs), () => net.ForwardWithAutograd(x),
            () => net.LossWithAutograd(x, y), () => net.TrainStep(x, y, optimizer), () => net.ComputeGradients(x, y), () => net.Evaluate(x, y), () => net.Fit(x, y),
            () => optimizer.Step(net), () => net.SaveWeights(file), () => net.LoadWeights(file), () => net.Clone(), () => net.SaveStateDict(file + ".pt"), () => net.LoadStateDict(file),
        ];
        Assert.All(calls, call => Assert.Contains("WideNet is disposed of", Assert.Throws<ObjectDisposedException>(call).Message, StringComparison.Ordinal));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_training_whose_net_or_optimizer_is_disposed_of_ends_with_an_error_at_the_next_step(bool disposesOptimizer)
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var (net, optimizer, failed) = (new WideNet(seed: 1), new Adam(), new Failed());
        using var began = new ManualResetEventSlim();
        var errors = Race.Run(
            () => net.Fit(x, y, new FitOptions { Optimizer = optimizer, Epochs = 100_000, BatchSize = 8, Callbacks = [failed, new EarlyStopping("loss", patience: 100_000, restoreBestWeights: true), new LambdaCallback { EpochEnd = (_, _) => began.Set() }] }),
            () =>
            {
                began.Wait();
                if (disposesOptimizer)
                {
                    optimizer.Dispose();
                }
                else
                {
                    net.Dispose();
                }
            });
        Assert.Null(errors[1]);
        Assert.Contains(disposesOptimizer ? "Adam is disposed of" : "WideNet is disposed of", Assert.IsType<ObjectDisposedException>(errors[0]).Message, StringComparison.Ordinal);
        Assert.Same(errors[0], failed.Error);
        Assert.Equal(!disposesOptimizer, net.Weights.Values.IsInvalid);
        optimizer.Dispose();
        net.Dispose();
    }

    [Fact]
    public void A_callback_that_disposes_of_the_net_ends_the_training_with_an_error()
    {
        using Tensor x = Race.Numbers(1, 40, 64), y = Race.Numbers(2, 40, 4);
        var net = new WideNet(seed: 1);
        var options = new FitOptions { BatchSize = 8, Callbacks = [new LambdaCallback { TrainBatchEnd = run => { if (run.Step == 2) { net.Dispose(); } } }] };
        Assert.Contains("WideNet is disposed of", Assert.Throws<ObjectDisposedException>(() => net.Fit(x, y, options)).Message, StringComparison.Ordinal);
        Assert.Equal(2, net.Step);
        Assert.True(net.Weights.Values.IsInvalid);
    }

    [Fact]
    public void A_net_whose_inner_net_is_disposed_of_predicts_or_is_an_error_that_names_the_inner_net()
    {
        using var x = Race.Numbers(1, 40, 64);
        for (var round = 0; round < 4; round++)
        {
            var inner = new WideNet(seed: 1);
            using var net = new AroundWideNet(seed: 2, wideNet: inner);
            using var expected = net.Predict(x);
            var numbers = Race.Values(expected);
            var errors = Race.Run(
                () =>
                {
                    while (true)
                    {
                        using var outputs = net.Predict(x);
                        Assert.Equal(numbers, Race.Values(outputs));
                    }
                },
                inner.Dispose);
            Assert.Contains("WideNet is disposed of", Assert.IsType<ObjectDisposedException>(errors[0]).Message, StringComparison.Ordinal);
            Assert.Null(errors[1]);
        }
    }

    [Fact]
    public void A_net_and_inputs_that_nothing_refers_to_live_until_the_end_of_the_call()
    {
        using var x = Race.Numbers(1, 40, 64);
        using var alone = new WideNet(seed: 1);
        using var expected = alone.Predict(x);
        var numbers = Race.Values(expected);
        var hasEnded = false;
        Race.Succeed(
            () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    using var outputs = Predict();
                    Assert.Equal(numbers, Race.Values(outputs));
                }

                Volatile.Write(ref hasEnded, true);
            },
            () =>
            {
                while (!Volatile.Read(ref hasEnded))
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
            });

        [MethodImpl(MethodImplOptions.NoInlining)]
        Tensor Predict() => new WideNet(seed: 1).Predict(x.clone());
    }

    private sealed class Failed : Callback
    {
        public Exception? Error { get; private set; }

        public override void OnTrainFailed(TrainingRun run, Exception error) => Error = error;
    }
}
