using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CompiledNets;

/// <summary>
/// Reports training to the tools of .NET: a logger, an activity and instruments, all with the name <c>CompiledNets</c>. Without a listener it
/// takes no measurable time.
/// </summary>
internal sealed partial class TrainingTelemetry : IDisposable
{
    private const string Name = "CompiledNets";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Counter<long> s_steps = s_meter.CreateCounter<long>("compilednets.train.steps", "{step}", "Training steps.");
    private static readonly Counter<long> s_samples = s_meter.CreateCounter<long>("compilednets.train.samples", "{sample}", "Training samples.");
    private static readonly Histogram<double> s_epochs = s_meter.CreateHistogram<double>("compilednets.train.epoch.duration", "s", "How long an epoch took, with its validation.");
    private static readonly Gauge<double> s_loss = s_meter.CreateGauge<double>("compilednets.train.loss", null, "The loss of the last epoch.");

    private readonly ILogger _logger;
    private readonly TrainingRun _run;
    private readonly KeyValuePair<string, object?> _net;
    private readonly Activity? _activity;

    public TrainingTelemetry(TrainingRun run)
    {
        _run = run;
        _logger = run.Options.Logger ?? NullLogger.Instance;
        _net = new("net", run.Net.Structure.Name);
        _activity = s_activities.StartActivity("Fit");
        _activity?.SetTag("net", run.Net.Structure.Name).SetTag("optimizer", run.Optimizer.GetType().Name).SetTag("epochs", run.Options.Epochs);
        LogBegin(_logger, run.Net.Structure.Name, run.Options.Epochs, run.Optimizer.GetType().Name, run.Optimizer.LearningRate);
    }

    public void Step(long samples)
    {
        if (s_steps.Enabled || s_samples.Enabled)
        {
            s_steps.Add(1, _net);
            s_samples.Add(samples, _net);
        }
    }

    /// <summary>Reports the communication of an epoch.</summary>
    /// <param name="steps">The number of its steps.</param>
    public void Communication(long steps)
    {
        if (_run.Shared is not null && steps > 0)
        {
            var (total, hidden) = _run.Communication;
            LogCommunication(_logger, _run.Net.Structure.Name, total.TotalMilliseconds / steps, hidden.TotalMilliseconds / steps);
        }
    }

    public void Epoch(IReadOnlyDictionary<string, double> logs, TimeSpan time)
    {
        s_epochs.Record(time.TotalSeconds, _net);
        s_loss.Record(logs["loss"], _net);
        _activity?.AddEvent(new ActivityEvent("epoch", tags: new ActivityTagsCollection(logs.Select(log => KeyValuePair.Create(log.Key, (object?)log.Value)))));
        if (_logger.IsEnabled(LogLevel.Information))
        {
            LogEpoch(_logger, _run.Net.Structure.Name, _run.Epoch, _run.Options.Epochs, time.TotalSeconds, string.Join(", ", logs.Select(log => string.Create(CultureInfo.InvariantCulture, $"{log.Key} {log.Value:G5}"))));
        }
    }

    public void HasEnded() => LogEnd(_logger, _run.Net.Structure.Name, _run.History.Epochs.Count, _run.Net.Step);

    public void HasFailed(Exception error)
    {
        _activity?.SetStatus(ActivityStatusCode.Error, error.Message);
        if (error is OperationCanceledException)
        {
            LogCancelled(_logger, _run.Net.Structure.Name, _run.Epoch, _run.Step);
        }
        else
        {
            LogFailed(_logger, error, _run.Net.Structure.Name, _run.Epoch, _run.Step);
        }
    }

    public void Dispose() => _activity?.Dispose();

    [LoggerMessage(1, LogLevel.Information, "{Net}: training for {Epochs} epochs with {Optimizer}, learning rate {Rate}")]
    private static partial void LogBegin(ILogger logger, string net, int epochs, string optimizer, double rate);

    [LoggerMessage(2, LogLevel.Information, "{Net}: epoch {Epoch} of {Epochs} took {Seconds:F1} s: {Measures}")]
    private static partial void LogEpoch(ILogger logger, string net, int epoch, int epochs, double seconds, string measures);

    [LoggerMessage(6, LogLevel.Information, "{Net}: communication took {Total:F2} ms of a step, of which {Hidden:F2} ms were hidden by the backward pass")]
    private static partial void LogCommunication(ILogger logger, string net, double total, double hidden);

    [LoggerMessage(3, LogLevel.Information, "{Net}: trained for {Epochs} epochs, {Steps} steps")]
    private static partial void LogEnd(ILogger logger, string net, int epochs, long steps);

    [LoggerMessage(4, LogLevel.Warning, "{Net}: training was cancelled in epoch {Epoch} after step {Step}")]
    private static partial void LogCancelled(ILogger logger, string net, int epoch, long step);

    [LoggerMessage(5, LogLevel.Error, "{Net}: training failed in epoch {Epoch} after step {Step}")]
    private static partial void LogFailed(ILogger logger, Exception error, string net, int epoch, long step);
}
