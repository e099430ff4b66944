using System.Diagnostics;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>The training loop: epochs of steps, with validation and callbacks.</summary>
internal sealed class Trainer<TInputs, TOutputs, TGradients, TTargets>(
    TrainableNet<TInputs, TOutputs, TGradients, TTargets> net,
    FitOptions options,
    BatchSource<TInputs, TTargets> source,
    BatchSource<TInputs, TTargets>? validation)
    where TInputs : IBatch<TInputs>
    where TOutputs : IBatch<TOutputs>, IDisposable
    where TGradients : IBatch<TGradients>, IDisposable
    where TTargets : IBatch<TTargets>
{
    // More frequent reports take time and cannot be read.
    private static readonly TimeSpan s_reportEvery = TimeSpan.FromMilliseconds(100);

    private Threads.Restore? _threads;

    // The batch whose gradients callbacks look at, or null at all other times.
    private (TInputs Inputs, TTargets Targets)? _batch;

    public History Fit(CancellationToken cancellation)
    {
        var optimizer = options.Optimizer ?? new RMSprop();
        var run = new TrainingRun(net, optimizer, options)
        {
            Steps = source.Steps,
            HasValidation = validation is not null,
            Inspect = () => _batch is var (inputs, targets) ? net.FindNotFinite(inputs, targets) : null,
        };
        using var telemetry = new TrainingTelemetry(run);
        try
        {
            run.Tell(static (callback, run) => callback.OnTrainBegin(run));
            if (run.IsBetweenEpochs)
            {
                Next(run);
            }

            while (run.Epoch <= options.Epochs && !run.IsStopping)
            {
                Epoch(run, telemetry, cancellation);
                Next(run);
            }

            optimizer.OverwriteByMeans();
            run.Tell(static (callback, run) => callback.OnTrainEnd(run));
            telemetry.HasEnded();
        }
        catch (Exception error)
        {
            telemetry.HasFailed(error);
            foreach (var callback in options.Callbacks)
            {
                callback.OnTrainFailed(run, error);
            }

            throw;
        }
        finally
        {
            _threads?.Dispose();
            if (options.Optimizer is null)
            {
                optimizer.Dispose();
            }
        }

        return run.History;
    }

    private static void Next(TrainingRun run)
    {
        run.Epoch++;
        (run.Step, run.Samples, run.IsBetweenEpochs) = (0, 0, false);
    }

    private void Epoch(TrainingRun run, TrainingTelemetry telemetry, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var lastReport = TimeSpan.Zero;
        var begun = run.Step;
        if (begun == 0)
        {
            (run.EpochStart, run.Log) = (net.Step, new StepLog(net));
            run.Tell(static (callback, run) => callback.OnEpochBegin(run));
        }

        foreach (var (inputs, targets) in source.Epoch(net.Seed, run.EpochStart, begun, cancellation))
        {
            try
            {
                cancellation.ThrowIfCancellationRequested();
                if (run.IsStopping)
                {
                    break;
                }

                Step(run, inputs, targets, telemetry);
            }
            finally
            {
                Batches.Dispose(inputs, targets);
            }

            if (options.Progress is not null && clock.Elapsed - lastReport > s_reportEvery && run.Step != run.Steps)
            {
                lastReport = clock.Elapsed;
                Report(run, clock.Elapsed, clock.Elapsed / (run.Step - begun), run.Means, hasEnded: false);
            }
        }

        if (run.Step == 0)
        {
            throw run.IsStopping
                ? new InvalidOperationException($"{net.Structure.Name}: training was stopped before its first step.")
                : new ArgumentException($"{net.Structure.Name}: there are no samples.");
        }

        var stepTime = clock.Elapsed / Math.Max(run.Step - begun, 1);
        var logs = new OrderedDictionary<string, double>(run.Means);
        if (validation is not null && run.Epoch % options.ValidationFrequency == 0)
        {
            Validate(run, logs, cancellation);
        }

        run.History.Add(logs);
        run.IsBetweenEpochs = true;
        telemetry.Epoch(logs, clock.Elapsed);
        run.Tell((callback, run) => callback.OnEpochEnd(run, logs));
        Report(run, clock.Elapsed, stepTime, logs, hasEnded: true);
    }

    private void Step(TrainingRun run, TInputs inputs, TTargets targets, TrainingTelemetry telemetry)
    {
        _threads ??= Threads.For(net.WorkOf(inputs));
        var count = Batches.CountOf(inputs);
        run.Tell(static (callback, run) => callback.OnTrainBatchBegin(run));
        net.ComputeGradients(inputs, targets, run.Log);
        run.HasBegun = true;

        _batch = (inputs, targets);
        run.Tell(static (callback, run) => callback.OnGradients(run));
        _batch = null;
        var isStopping = run.IsStopping;
        if (!isStopping)
        {
            run.Optimizer.Step(net);
        }

        run.Step++;
        run.Samples += count;
        if (!isStopping)
        {
            telemetry.Step(count);
            run.Tell(static (callback, run) => callback.OnTrainBatchEnd(run));
        }
    }

    private void Validate(TrainingRun run, OrderedDictionary<string, double> logs, CancellationToken cancellation)
    {
        run.Tell(static (callback, run) => callback.OnTestBegin(run));
        var measured = net.Evaluate(validation!, cancellation);
        foreach (var (name, mean) in measured)
        {
            logs["val_" + name] = mean;
        }

        run.Tell((callback, run) => callback.OnTestEnd(run, measured));
    }

    private void Report(TrainingRun run, TimeSpan elapsed, TimeSpan stepTime, IReadOnlyDictionary<string, double> means, bool hasEnded) =>
        options.Progress?.Report(new TrainingProgress(run.Epoch, options.Epochs, run.Step, run.Steps ?? (hasEnded ? run.Step : 0), elapsed, stepTime, run.Samples, means, hasEnded));
}
