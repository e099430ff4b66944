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

    // False while a step changes the weights. A checkpoint can be written only between two steps.
    private bool _isBetweenSteps;

    public History Fit(CancellationToken cancellation)
    {
        var backups = options.Callbacks.OfType<BackupAndRestore>().ToList();
        using var signals = backups.Count > 0 ? new EndSignals(cancellation) : null;
        var token = signals?.Token ?? cancellation;
        var optimizer = options.Optimizer ?? new RMSprop();
        using var use = optimizer.Use();
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
            _isBetweenSteps = true;
            if (run.IsBetweenEpochs)
            {
                Next(run);
            }

            while (run.Epoch <= options.Epochs && !run.IsStopping)
            {
                token.ThrowIfCancellationRequested();
                Epoch(run, telemetry, token);
                Next(run);
            }

            optimizer.OverwriteByMeans();
            run.Tell(static (callback, run) => callback.OnTrainEnd(run));
            telemetry.HasEnded();
        }
        catch (OperationCanceledException error) when (signals?.Name is not null && _isBetweenSteps)
        {
            var ended = EndBySignal(run, signals.Name, backups, error);
            Fail(run, telemetry, ended);
            throw ended;
        }
        catch (Exception error)
        {
            Fail(run, telemetry, error);
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

    private void Fail(TrainingRun run, TrainingTelemetry telemetry, Exception error)
    {
        telemetry.HasFailed(error);
        foreach (var callback in options.Callbacks)
        {
            callback.OnTrainFailed(run, error);
        }
    }

    private static Exception EndBySignal(TrainingRun run, string signal, List<BackupAndRestore> backups, OperationCanceledException cause)
    {
        try
        {
            backups.ForEach(backup => Checkpoint.Save(backup.CheckpointPath, run));
        }
        catch (IOException error)
        {
            return error;
        }

        var files = string.Join(" and ", backups.Select(backup => $"'{backup.CheckpointPath}'"));
        return new OperationCanceledException(
            $"{signal} has ended the training after step {run.Step} of epoch {run.Epoch}. The checkpoint {files} has all steps: start the program again to continue.", cause, cause.CancellationToken);
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
        _isBetweenSteps = false;
        run.Tell((callback, run) => callback.OnEpochEnd(run, logs));
        _isBetweenSteps = true;
        Report(run, clock.Elapsed, stepTime, logs, hasEnded: true);
    }

    private void Step(TrainingRun run, TInputs inputs, TTargets targets, TrainingTelemetry telemetry)
    {
        _isBetweenSteps = false;
        _threads ??= Threads.For(net.WorkOf(inputs));
        var count = inputs.Count;
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

        _isBetweenSteps = true;
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
