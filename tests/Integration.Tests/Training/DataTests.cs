using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Training;

public sealed class DataTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Samples_that_are_read_one_by_one_train_like_samples_in_memory(int prefetch)
    {
        var (inputs, targets) = TrainingTests.Data(23);
        var samples = Dataset.From<Perceptron.Inputs, Perceptron.Targets>(23, i => (inputs.X.narrow(0, i, 1).clone(), targets.Wanted.narrow(0, i, 1).clone()));
        Assert.Equal(Trained(net => net.Fit(inputs, targets, s_options)), Trained(net => net.Fit(samples, s_options with { Prefetch = prefetch })));
        Assert.NotEqual(Trained(net => net.Fit(inputs, targets, s_options)), Trained(net => net.Fit(samples, s_options with { Shuffle = false })));
    }

    [Fact]
    public void A_stream_of_samples_trains_like_the_same_samples_in_memory()
    {
        var (inputs, targets) = TrainingTests.Data(23);
        var options = s_options with { Shuffle = false };
        Assert.Equal(Trained(net => net.Fit(inputs, targets, options)), Trained(net => net.Fit(Stream().Batch(5), options)));

        // With steps per epoch, an epoch continues after the batches of the last one, and the stream starts again at its end: 2 * 5 steps are 2 epochs of 5.
        Assert.Equal(Trained(net => net.Fit(inputs, targets, options with { Epochs = 2 })), Trained(net => net.Fit(Stream().Batch(5), options with { Epochs = 5, StepsPerEpoch = 2 })));

        async IAsyncEnumerable<(Perceptron.Inputs, Perceptron.Targets)> Stream()
        {
            for (var i = 0; i < 23; i++)
            {
                await Task.Yield();
                yield return (inputs.X.narrow(0, i, 1).clone(), targets.Wanted.narrow(0, i, 1).clone());
            }
        }
    }

    [Fact]
    public void The_last_samples_can_be_kept_for_validation()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var split = new Perceptron(seed: 3);
        var history = split.Fit(inputs, targets, s_options with { ValidationSplit = 0.25, Epochs = 4, ValidationFrequency = 2 });
        using var given = new Perceptron(seed: 3);
        var same = given.Fit(inputs.X.narrow(0, 0, 15), targets.Wanted.narrow(0, 0, 15), s_options with { Epochs = 4 }, (inputs.X.narrow(0, 15, 5), targets.Wanted.narrow(0, 15, 5)));
        Assert.Equal(same["loss"], history["loss"]);
        Assert.Equal([same["val_loss"][1], same["val_loss"][3]], history["val_loss"]);
    }

    [Fact]
    public void Wrong_options_are_errors_before_training()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var net = new Perceptron(seed: 3);
        Assert.Throws<ArgumentException>(() => net.Fit(inputs, targets, new FitOptions { ValidationSplit = 0.5 }, (inputs, targets)));
        Assert.Contains("20 samples make 4 batches of 5", Assert.Throws<ArgumentException>(() => net.Fit(inputs, targets, s_options with { StepsPerEpoch = 5 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Fit(inputs, targets, new FitOptions { ValidationSplit = 0.99 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => net.Fit(inputs, targets, new FitOptions { Epochs = 0 }));
        Assert.Equal(0, net.Step);
    }

    [Fact]
    public void A_batch_that_does_not_fit_is_an_error_when_it_is_read()
    {
        var samples = Dataset.From<Perceptron.Inputs, Perceptron.Targets>(10, i => (randn(1, 6, i == 7 ? 4 : 5), zeros(1, 3)));
        using var net = new Perceptron(seed: 3);
        Assert.Contains("'x' must have the shape", Assert.Throws<ArgumentException>(() => net.Fit(samples, new FitOptions { BatchSize = 1, Shuffle = false })).Message, StringComparison.Ordinal);
        Assert.Equal(7, net.Step);
    }

    [Fact]
    public void Only_one_thread_trains_a_net()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        using var net = new Perceptron(seed: 3);
        Exception? second = null;
        net.Fit(inputs, targets, s_options with { Callbacks = [new LambdaCallback { EpochBegin = _ => second ??= Record.Exception(() => net.FitAsync(inputs, targets).GetAwaiter().GetResult()) }] });
        Assert.Contains("Perceptron is being trained by another thread", Assert.IsType<InvalidOperationException>(second).Message, StringComparison.Ordinal);
        net.Fit(inputs, targets, s_options);
    }

    [Fact]
    public void Training_reports_to_a_logger_a_meter_and_an_activity()
    {
        var (inputs, targets) = TrainingTests.Data(20);
        var (logger, steps, samples, activities) = (new ListLogger(), 0L, 0L, new List<Activity>());
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == "CompiledNets") { listener.EnableMeasurementEvents(instrument); } } };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            // Ignores other nets, which other tests train at the same time.
            if (tags.Contains(new("net", nameof(PassOn))))
            {
                _ = instrument.Name == "compilednets.train.steps" ? Interlocked.Add(ref steps, value) : Interlocked.Add(ref samples, value);
            }
        });
        meters.Start();
        using var sources = new ActivityListener { ShouldListenTo = source => source.Name == "CompiledNets", Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = activity => { lock (activities) { activities.Add(activity); } } };
        ActivitySource.AddActivityListener(sources);
        using var net = new PassOn(seed: 3);
        net.Fit(inputs.X.reshape(20, 30), targets.Wanted, s_options with { Epochs = 2, Logger = logger });
        Assert.Equal((8, 40), (steps, samples));
        Assert.Contains(activities, activity => activity.OperationName == "Fit" && (string?)activity.GetTagItem("net") == nameof(PassOn) && activity.Events.Count() == 2);
        Assert.Equal(4, logger.Lines.Count);
        Assert.StartsWith("PassOn: training for 2 epochs with RMSprop", logger.Lines[0], StringComparison.Ordinal);
        Assert.Matches("^PassOn: epoch 1 of 2 took [0-9.]+ s: loss [0-9.]+$", logger.Lines[1]);
        Assert.Equal("PassOn: trained for 2 epochs, 8 steps", logger.Lines[3]);
    }

    private static readonly FitOptions s_options = new() { Epochs = 3, BatchSize = 5 };

    private static float[] Trained(Action<Perceptron> fit)
    {
        using var net = new Perceptron(seed: 3);
        fit(net);
        return net.Weights.Values.data<float>().ToArray();
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));
    }
}
