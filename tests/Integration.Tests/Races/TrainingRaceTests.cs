using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Races;

/// <summary>Threads that use a net or an optimizer while another trains. Each call has the result that it has alone, or is an error that says why.</summary>
public sealed class TrainingRaceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Predictions_and_evaluations_during_training_are_finite_and_do_not_disturb_it()
    {
        var (x, y) = Data();
        using var alone = new WideNet(seed: 1);
        alone.Fit(x, y, s_options);

        using var net = new WideNet(seed: 1);
        var hasEnded = false;
        Race.Succeed(
            () =>
            {
                net.Fit(x, y, s_options);
                Volatile.Write(ref hasEnded, true);
            },
            () => Until(() =>
            {
                using var outputs = net.Predict(x, batchSize: 7);
                Assert.All(Race.Values(outputs), number => Assert.True(float.IsFinite(number)));
            }),
            () => Until(() => Assert.True(double.IsFinite(net.Evaluate(x, y)["loss"]))));
        Assert.Equal(Race.Weights(alone), Race.Weights(net));

        void Until(Action action)
        {
            do
            {
                action();
            }
            while (!Volatile.Read(ref hasEnded));
        }
    }

    [Fact]
    public void Weights_that_are_loaded_during_predictions_are_those_of_the_next_prediction()
    {
        var (x, _) = Data();
        using WideNet net = new(seed: 1), other = new(seed: 2);
        var (first, second) = (Path.Combine(_folder, "first"), Path.Combine(_folder, "second"));
        net.SaveWeights(first);
        other.SaveWeights(second);
        var hasEnded = false;
        Race.Succeed([Predicting, Predicting, () =>
        {
            for (var i = 0; i < 20; i++)
            {
                net.LoadWeights(first);
                net.LoadWeights(second);
            }

            Volatile.Write(ref hasEnded, true);
        }]);
        using Tensor expected = other.Predict(x), actual = net.Predict(x);
        Assert.Equal(Race.Values(expected), Race.Values(actual));

        void Predicting()
        {
            while (!Volatile.Read(ref hasEnded))
            {
                using var outputs = net.Predict(x);
                Assert.All(Race.Values(outputs), number => Assert.True(float.IsFinite(number)));
            }
        }
    }

    [Fact]
    public void Another_thread_cannot_change_a_net_that_is_being_trained_and_can_read_it()
    {
        var (x, y) = Data();
        using var alone = new WideNet(seed: 1);
        alone.Fit(x, y, s_options);

        using var net = new WideNet(seed: 1);
        using var optimizer = new SGD();
        using var ones = torch.ones(40, 4);
        var file = Path.Combine(_folder, "net");
        Action[] changes =
        [
            () => net.Fit(x, y),
            () => net.TrainStep(x, y, optimizer),
            () => net.ComputeGradients(x, y),
            () => net.Forward(x).Dispose(),
            () => net.Backward(ones).Dispose(),
            () => optimizer.Step(net),
            () => net.LoadWeights(file),
            () => net.LoadStateDict(file),
        ];
        List<Exception?> errors = [];
        net.Fit(x, y, s_options with
        {
            Callbacks =
            [
                new LambdaCallback
                {
                    EpochBegin = run =>
                    {
                        Race.Succeed(() => net.SaveWeights(file), () => net.Predict(x).Dispose(), () => net.Evaluate(x, y), () => net.Clone().Dispose());
                        errors.AddRange(Race.Run(changes));
                    },
                },
            ],
        });
        Assert.Equal(changes.Length * s_options.Epochs, errors.Count);
        Assert.All(errors, error => Assert.Contains("WideNet is being trained by another thread", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal));
        Assert.Equal(Race.Weights(alone), Race.Weights(net));
        net.LoadWeights(file);
    }

    [Fact]
    public void Steps_of_two_threads_are_made_one_after_the_other_or_are_errors()
    {
        var (x, y) = Data();
        using WideNet net = new(seed: 1), alone = new(seed: 1);
        using Optimizer optimizer = new Adam(), ofAlone = new Adam();
        var made = 0;
        Race.Succeed([.. Enumerable.Repeat(Steps, 3)]);
        Assert.InRange(made, 1, 60);
        Assert.Equal((made, made), (net.Step, optimizer.Iterations));
        for (var i = 0; i < made; i++)
        {
            alone.TrainStep(x, y, ofAlone);
        }

        Assert.Equal(Race.Weights(alone), Race.Weights(net));

        void Steps()
        {
            for (var i = 0; i < 20; i++)
            {
                if (Record.Exception(() => net.TrainStep(x, y, optimizer)) is { } error)
                {
                    Assert.Contains("is being trained by another thread", Assert.IsType<InvalidOperationException>(error).Message, StringComparison.Ordinal);
                }
                else
                {
                    Interlocked.Increment(ref made);
                }
            }
        }
    }

    [Fact]
    public void One_optimizer_for_two_trainings_is_an_error_and_the_other_training_is_as_alone()
    {
        var (x, y) = Data();
        using var alone = new WideNet(seed: 1);
        using var ofAlone = new Adam();
        alone.Fit(x, y, s_options with { Optimizer = ofAlone });
        for (var round = 0; round < 3; round++)
        {
            using WideNet one = new(seed: 1), other = new(seed: 1);
            using var optimizer = new Adam();
            var errors = Race.Run(
                () => one.Fit(x, y, s_options with { Optimizer = optimizer }),
                () => other.Fit(x, y, s_options with { Optimizer = optimizer }));
            Assert.Contains(errors, error => error is not null);
            foreach (var (net, error) in new[] { (one, errors[0]), (other, errors[1]) })
            {
                if (error is null)
                {
                    Assert.Equal(Race.Weights(alone), Race.Weights(net));
                }
                else
                {
                    Assert.Matches("has the state of another net|is being trained by another thread", Assert.IsType<InvalidOperationException>(error).Message);
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_training_that_another_thread_ends_has_made_whole_steps(bool cancels)
    {
        var (x, y) = Data();
        var seed = System.Random.Shared.Next();
        var random = new System.Random(seed);
        for (var round = 0; round < 3; round++)
        {
            using WideNet net = new(seed: 1), alone = new(seed: 1);
            using var cancel = new CancellationTokenSource();
            using var began = new ManualResetEventSlim();
            TrainingRun? current = null;
            var options = new FitOptions
            {
                Epochs = 100_000,
                BatchSize = 8,
                Callbacks = [new LambdaCallback { TrainBegin = run => current = run, TrainBatchEnd = _ => began.Set() }],
            };
            var wait = random.Next(20_000);
            var errors = Race.Run(
                () => net.Fit(x, y, options, cancellationToken: cancel.Token),
                () =>
                {
                    began.Wait();
                    Thread.SpinWait(wait);
                    if (cancels)
                    {
                        cancel.Cancel();
                    }
                    else
                    {
                        current!.Stop();
                    }
                });
            Assert.Null(errors[1]);
            Assert.True(cancels ? errors[0] is OperationCanceledException : errors[0] is null, $"seed {seed}: {errors[0]}");
            Assert.InRange(net.Step, 1, long.MaxValue);

            // The same number of steps, ended by a callback on the training thread.
            alone.Fit(x, y, options with { Callbacks = [new LambdaCallback { TrainBatchEnd = run => { if (run.Net.Step == net.Step) { run.Stop(); } } }] });
            Assert.Equal(net.Step, alone.Step);
            Assert.True(Race.Weights(alone).SequenceEqual(Race.Weights(net)), $"seed {seed}: the weights after {net.Step} steps differ");
        }
    }

    [Fact]
    public void Nets_that_are_created_at_once_with_one_seed_are_equal()
    {
        using var alone = new AroundWideNet(seed: 5);
        var expected = Race.Weights(alone);
        Race.Succeed([.. Enumerable.Repeat(Create, 4)]);

        void Create()
        {
            for (var i = 0; i < 10; i++)
            {
                using var net = new AroundWideNet(seed: 5);
                Assert.Equal(expected, Race.Weights(net));
                using var clone = net.Clone();
                Assert.Equal(expected, Race.Weights(clone));
            }
        }
    }

    [Fact]
    public void The_first_calls_of_nets_may_come_from_several_threads_at_once()
    {
        var results = new (double Dense, double Sequence)[4];
        Race.Succeed([.. Enumerable.Range(0, 4).Select(thread => (Action)(() =>
        {
            using var dense = new FirstDense(seed: 1);
            using var sequence = new FirstSequence(seed: 1);
            using Optimizer ofDense = new Nadam(), ofSequence = new Adagrad();
            using Tensor x = Race.Numbers(1, 9, 6), y = Race.Numbers(2, 9, 3), p = y.softmax(-1);
            dense.TrainStep(x, p, ofDense);
            sequence.TrainStep(x, y, ofSequence);
            results[thread] = (dense.ComputeGradients(x, p), sequence.ComputeGradients(x, y));
        }))]);
        Assert.All(results, result => Assert.Equal(results[0], result));
        Assert.True(double.IsFinite(results[0].Dense) && double.IsFinite(results[0].Sequence));
    }

    [Fact]
    public void Predictions_as_in_training_of_several_threads_draw_the_numbers_of_as_many_predictions_of_one()
    {
        using Tensor x = Race.Numbers(1, 9, 6);
        using FirstDense net = new(seed: 1), alone = new(seed: 1);
        var drawn = new List<string>();
        Race.Succeed([.. Enumerable.Repeat(Draw, 4)]);
        var expected = Enumerable.Range(0, 40).Select(_ => Prediction(alone)).ToList();
        Assert.Equal(40, expected.Distinct().Count());
        Assert.Equal(expected.Order(StringComparer.Ordinal), drawn.Order(StringComparer.Ordinal));

        void Draw()
        {
            for (var i = 0; i < 10; i++)
            {
                var text = Prediction(net);
                lock (drawn)
                {
                    drawn.Add(text);
                }
            }
        }

        string Prediction(FirstDense of)
        {
            using var outputs = of.Predict(x, training: true);
            return string.Join(' ', Race.Values(outputs));
        }
    }

    [Fact]
    public void A_prediction_has_one_precision_although_another_thread_changes_it()
    {
        var (x, _) = Data();
        using var net = new WideNet(seed: 1);
        var full = Prediction();
        net.Precision = ComputePrecision.MixedBFloat16;
        var mixed = Prediction();
        Assert.NotEqual(full, mixed);
        var hasEnded = false;
        Race.Succeed(
            () =>
            {
                for (var i = 0; i < 200; i++)
                {
                    net.Precision = i % 2 == 0 ? ComputePrecision.Full : ComputePrecision.MixedBFloat16;
                    Thread.Yield();
                }

                Volatile.Write(ref hasEnded, true);
            },
            () =>
            {
                while (!Volatile.Read(ref hasEnded))
                {
                    var actual = Prediction();
                    Assert.True(actual.SequenceEqual(full) || actual.SequenceEqual(mixed), "The prediction has neither precision.");
                }
            });

        float[] Prediction()
        {
            using var outputs = net.Predict(x);
            return Race.Values(outputs);
        }
    }

    [Fact]
    public void Trainings_of_several_nets_at_once_are_as_alone_and_leave_the_number_of_threads()
    {
        var (x, y) = Data();
        using var alone = new WideNet(seed: 1);
        alone.Fit(x, y, s_options);
        var threads = get_num_threads();
        var nets = Enumerable.Range(0, 4).Select(_ => new WideNet(seed: 1)).ToList();
        Race.Succeed([.. nets.Select(net => (Action)(() => net.Fit(x, y, s_options)))]);
        Assert.All(nets, net => Assert.Equal(Race.Weights(alone), Race.Weights(net)));
        Assert.Equal(threads, get_num_threads());
        nets.ForEach(net => net.Dispose());
    }

    private static readonly FitOptions s_options = new() { Epochs = 4, BatchSize = 8 };

    private static (Tensor X, Tensor Y) Data() => (Race.Numbers(1, 40, 64), Race.Numbers(2, 40, 4));
}
