using System.Diagnostics;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The training loop: epochs of steps, each epoch in an order of its own, measured on other samples at its end.</summary>
internal sealed class Trainer<TInputs, TOutputs, TGradients, TTargets>(TrainableNet<TInputs, TOutputs, TGradients, TTargets> net, FitOptions options)
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
    where TTargets : IBatch<TTargets>
{
    // More often than people can read costs time that nobody sees.
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromMilliseconds(100);

    public History Fit(TInputs inputs, TTargets targets, (TInputs Inputs, TTargets Targets)? validation, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Epochs, 1, nameof(options.Epochs));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options.BatchSize));
        var optimizer = options.Optimizer ?? new RMSprop();
        var history = new History();
        try
        {
            for (var epoch = 1; epoch <= options.Epochs; epoch++)
            {
                history.Add(Epoch(epoch, inputs, targets, validation, optimizer, cancellation));
            }
        }
        finally
        {
            if (options.Optimizer is null)
            {
                optimizer.Dispose();
            }
        }

        return history;
    }

    private IReadOnlyDictionary<string, double> Epoch(
        int epoch,
        TInputs inputs,
        TTargets targets,
        (TInputs Inputs, TTargets Targets)? validation,
        Optimizer optimizer,
        CancellationToken cancellation)
    {
        var log = new StepLog(net.Structure);
        var clock = Stopwatch.StartNew();
        var lastReport = TimeSpan.Zero;
        var count = Batches.CountOf(inputs);
        var steps = (count + options.BatchSize - 1) / options.BatchSize;
        using var order = options.Shuffle ? Shuffle.Order(count, net.Seed, net.Step) : null;
        for (var step = 0L; step < steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var start = step * options.BatchSize;
            var size = Math.Min(options.BatchSize, count - start);
            using (var indices = order?.narrow(0, start, size))
            using (var batchInputs = indices is null ? Batches.Slice(inputs, start, size) : Batches.Gather(inputs, indices))
            using (var batchTargets = indices is null ? Batches.Slice(targets, start, size) : Batches.Gather(targets, indices))
            {
                net.TrainStep(batchInputs.Value, batchTargets.Value, optimizer, log);
            }

            if (options.Progress is not null && clock.Elapsed - lastReport > s_reportEvery && step + 1 < steps)
            {
                lastReport = clock.Elapsed;
                Report(epoch, step + 1, steps, clock.Elapsed, clock.Elapsed / (step + 1), start + size, log.Means(), hasEnded: false);
            }
        }

        var stepTime = clock.Elapsed / steps;
        var means = new OrderedDictionary<string, double>(log.Means());
        if (validation is { } samples)
        {
            foreach (var (name, mean) in net.Evaluate(samples.Inputs, samples.Targets, options.ValidationBatchSize, cancellation))
            {
                means["val_" + name] = mean;
            }
        }

        Report(epoch, steps, steps, clock.Elapsed, stepTime, count, means, hasEnded: true);
        return means;
    }

    private void Report(int epoch, long step, long steps, TimeSpan elapsed, TimeSpan stepTime, long samples, IReadOnlyDictionary<string, double> means, bool hasEnded) =>
        options.Progress?.Report(new TrainingProgress(epoch, options.Epochs, step, steps, elapsed, stepTime, samples, means, hasEnded));
}
