using System.Globalization;
using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>A training from its data to its files.</summary>
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
        Splits<TInputs, TTargets> data;
        try
        {
            data = await sample.LoadAsync(new DataRequest(request.Places, request.Limit, console.Line), cancellation);
        }
        catch (OperationCanceledException)
        {
            console.Line("Cancelled before training began: there is nothing to keep.");
            return new TrainingOutcome(WasCancelled: true, Test: null, Weights: null, Curves: null);
        }

        using (data)
        using (var optimizer = sample.Defaults.Optimizer())
        {
            var measured = data.Validation == data.Test ? $"{Number(data.Test.Count)} to measure" : $"{Number(data.Validation.Count)} to validate, {Number(data.Test.Count)} to test";
            console.Line($"Data: {data.Description}; {Number(data.Train.Count)} samples to train, {measured}.");
            var settings = string.Create(CultureInfo.InvariantCulture, $"{optimizer.GetType().Name} with a learning rate of {optimizer.LearningRate}, batches of {_batchSize}, {_epochs} {(_epochs == 1 ? "epoch" : "epochs")}, seed {request.Seed}");
            console.Line($"Training: {settings}.");
            console.Line();
            return await TrainAsync(net, data, optimizer, settings, cancellation);
        }
    }

    private async Task<TrainingOutcome> TrainAsync(
        TrainableNet<TInputs, TOutputs, TGradients, TTargets> net,
        Splits<TInputs, TTargets> data,
        Optimizer optimizer,
        string settings,
        CancellationToken cancellation)
    {
        var recorder = new EpochRecorder(new ConsoleProgress(console));
        var options = new FitOptions { Optimizer = optimizer, Epochs = _epochs, BatchSize = _batchSize, Progress = recorder };
        IReadOnlyDictionary<string, double>? test = null;
        try
        {
            await net.FitAsync(data.Train.Inputs, data.Train.Targets, options, (data.Validation.Inputs, data.Validation.Targets), cancellation);
            test = net.Evaluate(data.Test.Inputs, data.Test.Targets, cancellationToken: cancellation);
        }
        catch (OperationCanceledException)
        {
            // A line that is being written over ends where it is.
            console.Line();
            console.Line($"Cancelled after {Number(net.Step)} steps, {recorder.Epochs.Count} of {_epochs} epochs completed.");
        }

        console.Line();
        foreach (var (name, value) in test ?? new Dictionary<string, double>())
        {
            console.Line(string.Create(CultureInfo.InvariantCulture, $"Test {name}: {value:0.####}"));
        }

        var (weights, curves) = Keep(net, recorder, settings, data.Description);
        return new TrainingOutcome(test is null, test, weights, curves);
    }

    private (string? Weights, string? Curves) Keep(CompiledNet net, EpochRecorder recorder, string settings, string data)
    {
        if (net.Step == 0)
        {
            console.Line("No step was made: there is nothing to keep.");
            return (null, null);
        }

        var folder = RunFolder.Create(request.Output, sample.Name, DateTime.Now);
        var weights = Path.Combine(folder, "weights.safetensors");
        net.SaveWeights(weights);
        console.Line($"Weights: {RunFolder.Readable(weights)}");
        if (recorder.Epochs.Count == 0)
        {
            console.Line("Curves: none, because no epoch was completed.");
            return (weights, null);
        }

        var curves = Path.Combine(folder, "curves.svg");
        File.WriteAllText(curves, CurvesSvg.Draw(sample.Name, settings, data, TrainingCurves.Of(recorder.Epochs)));
        console.Line($"Curves: {RunFolder.Readable(curves)}");
        return (weights, curves);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
