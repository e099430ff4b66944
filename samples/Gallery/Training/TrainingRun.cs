using System.Globalization;
using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Trains a sample: loads the data, trains and evaluates the net, and writes the weights and the report.</summary>
internal sealed class TrainingRun<TInputs, TOutputs, TGradients, TTargets>(
    Sample<TInputs, TOutputs, TGradients, TTargets> sample,
    TrainingRequest request,
    IAnsiConsole console)
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
    where TTargets : IBatch<TTargets>
{
    private readonly int _epochs = request.Epochs ?? sample.Defaults.Epochs;
    private readonly int _batchSize = request.BatchSize ?? sample.Defaults.BatchSize;

    public async Task<TrainingOutcome> RunAsync(CancellationToken cancellation)
    {
        using var net = sample.Create(request.Seed);
        console.Line(net.Summary());
        using var data = sample.Load(new DataRequest(request.Folder, request.Limit, console.Line));
        using var optimizer = sample.Defaults.Optimizer();
        var measured = data.Validation == data.Test ? $"{Number(data.Test.Count)} validation and test samples" : $"{Number(data.Validation.Count)} validation samples, {Number(data.Test.Count)} test samples";
        console.Line($"Data: {data.Description}; {Number(data.Learned.Count)} training samples{(data.SamplesPerEpoch is { } some ? $" ({Number(some)} per epoch)" : "")}, {measured}.");
        var rate = optimizer.Schedule is { } schedule ? $"the learning rate schedule {schedule.GetType().Name}" : string.Create(CultureInfo.InvariantCulture, $"a learning rate of {optimizer.LearningRate}");
        var settings = string.Create(CultureInfo.InvariantCulture, $"{optimizer.GetType().Name} with {rate}, batches of {_batchSize}, {_epochs} {(_epochs == 1 ? "epoch" : "epochs")}, seed {request.Seed}");
        console.Line($"Training: {settings}.");
        console.Line();
        return await TrainAsync(net, data, optimizer, settings, cancellation);
    }

    private async Task<TrainingOutcome> TrainAsync(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net,
        Splits<TInputs, TTargets> data,
        Optimizer optimizer,
        string settings,
        CancellationToken cancellation)
    {
        var folder = request.IsFirst ? RunFolder.Create(request.Output, sample.Name, DateTime.Now) : "";
        var report = new HtmlReport(Path.Combine(folder, "report.html")) { Data = data.Description };
        var recorder = new EpochRecorder(new ConsoleProgress(console));
        var options = new FitOptions
        {
            Optimizer = optimizer,
            Epochs = _epochs,
            BatchSize = _batchSize,
            StepsPerEpoch = (data.SamplesPerEpoch + _batchSize - 1) / _batchSize,
            Progress = recorder,
            Callbacks = [report],
            Parallel = request.Ranks,
        };
        IReadOnlyDictionary<string, double>? test = null;
        try
        {
            await net.FitAsync(data.Learned, options, Dataset.Of(data.Validation.Inputs, data.Validation.Targets), cancellation);
            if (!request.IsFirst)
            {
                return new TrainingOutcome(WasCancelled: false, Test: null, Weights: null, Report: null);
            }

            test = net.Evaluate(data.Test.Inputs, data.Test.Targets, cancellationToken: cancellation);
            Report(report, net, data.Test, test, cancellation);
        }
        catch (OperationCanceledException) when (!request.IsFirst)
        {
            return new TrainingOutcome(WasCancelled: true, Test: null, Weights: null, Report: null);
        }
        catch (OperationCanceledException)
        {
            // Ends the progress line, which the console overwrites in place.
            console.Line();
            console.Line($"Cancelled after {Number(net.Step)} steps. {recorder.Epochs.Count} of {_epochs} epochs completed.");
        }

        console.Line();
        foreach (var (name, value) in test ?? new Dictionary<string, double>())
        {
            console.Line(string.Create(CultureInfo.InvariantCulture, $"Test {name}: {value:0.0000}"));
        }

        var (weights, page) = Keep(net, recorder, report, folder);
        return new TrainingOutcome(test is null, test, weights, page);
    }

    /// <summary>Adds the losses, the metrics and the confusion matrix of the test samples to the report.</summary>
    private static void Report(
        HtmlReport report,
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net,
        Split<TInputs, TTargets> samples,
        IReadOnlyDictionary<string, double> test,
        CancellationToken cancellation)
    {
        foreach (var (name, value) in test)
        {
            report.Add("Test " + name, string.Create(CultureInfo.InvariantCulture, $"{value:0.####}"));
        }

        using var outputs = net.Predict(samples.Inputs, cancellationToken: cancellation);
        if (outputs.Tensors is [var output] && samples.Targets.Tensors is [var target] && test.ContainsKey("accuracy") && output.dim() == 2 && output.size(1) is > 1 and <= 100)
        {
            report.Add("Confusion matrix of the test samples", new ConfusionMatrix(output, target));
        }
    }

    private (string? Weights, string? Report) Keep(CompiledNet net, EpochRecorder recorder, HtmlReport report, string folder)
    {
        if (net.Step == 0)
        {
            RunFolder.Remove(folder);
            console.Line("No step was made, so nothing is saved.");
            return (null, null);
        }

        var weights = Path.Combine(folder, "weights.safetensors");
        net.SaveWeights(weights);
        console.Line($"Weights: {RunFolder.Readable(weights)}");
        if (recorder.Epochs.Count == 0)
        {
            console.Line($"Report: {RunFolder.Readable(report.Path)} (without curves, because no epoch was completed)");
            return (weights, null);
        }

        console.Line($"Report: {RunFolder.Readable(report.Path)}");
        return (weights, report.Path);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
