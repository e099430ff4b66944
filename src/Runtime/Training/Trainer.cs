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
    private (TInputs Inputs, TTargets Targets, BatchPart Part)? _batch;

    // The communication with the other ranks, or null.
    private readonly SharedTraining? _shared = SharedTraining.Of(options, net);

    // The options of this rank, which has only some of the callbacks unless it is the first.
    private FitOptions _options = new();
    private EndSignals? _signals;

    // False while a step changes the weights. A checkpoint can be written only between two steps.
    private bool _isBetweenSteps;

    public History Fit(CancellationToken cancellation)
    {
        _options = _shared?.OptionsOf(options) ?? options;
        var backups = options.Callbacks.OfType<BackupAndRestore>().ToList();
        using var signals = _signals = backups.Count > 0 ? new EndSignals(cancellation) : null;
        var token = signals?.Token ?? cancellation;
        var optimizer = options.Optimizer ?? new RMSprop();
        using var use = optimizer.Use();
        var run = new TrainingRun(net, optimizer, _options)
        {
            Steps = source.Steps,
            HasValidation = validation is not null,
            Shared = _shared,
            Inspect = FindNotFinite,
        };
        using var telemetry = new TrainingTelemetry(run);
        try
        {
            _shared?.Check(Launch.Of(run, options, source.Description, validation?.Description), options.OverlapCommunication);
            run.Tell(static (callback, run) => callback.OnTrainBegin(run));
            _shared?.Begin(run);
            _isBetweenSteps = true;
            if (run.IsBetweenEpochs)
            {
                Next(run);
            }

            while (run.Epoch <= options.Epochs && !run.IsStopping)
            {
                RequireNotCancelled(token);
                Epoch(run, telemetry, token);
                Next(run);
            }

            optimizer.OverwriteByMeans();
            run.Tell(static (callback, run) => callback.OnTrainEnd(run));
            _shared?.Share(run);
            telemetry.HasEnded();
        }
        catch (OperationCanceledException error) when (SignalName is not null && _isBetweenSteps)
        {
            var ended = EndBySignal(run, SignalName, backups, error);
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
            _shared?.Dispose();
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
        foreach (var callback in _options.Callbacks)
        {
            callback.OnTrainFailed(run, error);
        }

        _shared?.Fail(run, error);
    }

    // With other ranks, a signal or a cancellation counts when all ranks know of it.
    private string? SignalName => _shared is null ? _signals?.Name : _shared.Signal;

    private void RequireNotCancelled(CancellationToken cancellation)
    {
        if (_shared is null)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private string? FindNotFinite(bool ofGradients)
    {
        if (_batch is not var (inputs, targets, part))
        {
            return null;
        }

        using var turn = SharedTraining.ComputeAlone(part);
        return net.FindNotFinite(inputs, targets, ofGradients);
    }

    private Exception EndBySignal(TrainingRun run, string signal, List<BackupAndRestore> backups, OperationCanceledException cause)
    {
        try
        {
            if (_shared is not { IsFirst: false })
            {
                backups.ForEach(backup => Checkpoint.Save(backup.CheckpointPath, run));
            }
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
            _shared?.Share(run);
        }

        _shared?.Measure();
        var hasEnded = true;
        var reading = _shared is null ? cancellation : CancellationToken.None;
        foreach (var (inputs, targets, part) in source.Epoch(net.Seed, run.EpochStart, begun, reading))
        {
            try
            {
                RequireNotCancelled(cancellation);
                _shared?.Agree(run, part.Total, _signals?.Name, cancellation);
                if (run.IsStopping)
                {
                    hasEnded = false;
                    break;
                }

                Step(run, inputs, targets, part, telemetry);
            }
            finally
            {
                Batches.Dispose(inputs, targets);
            }

            if (_options.Progress is not null && clock.Elapsed - lastReport > s_reportEvery && run.Step != run.Steps)
            {
                lastReport = clock.Elapsed;
                Report(run, clock.Elapsed, clock.Elapsed / (run.Step - begun), run.Means, hasEnded: false);
            }
        }

        if (hasEnded)
        {
            _shared?.Agree(run, total: 0, _signals?.Name, cancellation);
        }

        if (run.Step == 0)
        {
            throw run.IsStopping
                ? new InvalidOperationException($"{net.Structure.Name}: training was stopped before its first step.")
                : new ArgumentException($"{net.Structure.Name}: there are no samples.");
        }

        var stepTime = clock.Elapsed / Math.Max(run.Step - begun, 1);
        telemetry.Communication(run.Step - begun);
        var logs = new OrderedDictionary<string, double>(run.Means);
        if (validation is not null && run.Epoch % options.ValidationFrequency == 0)
        {
            Validate(run, logs, reading);
        }

        run.History.Add(logs);
        run.IsBetweenEpochs = true;
        telemetry.Epoch(logs, clock.Elapsed);
        _isBetweenSteps = false;
        run.Tell((callback, run) => callback.OnEpochEnd(run, logs));
        _isBetweenSteps = true;
        Report(run, clock.Elapsed, stepTime, logs, hasEnded: true);
        _shared?.Agree(run, total: 0, _signals?.Name, cancellation);
    }

    private void Step(TrainingRun run, TInputs inputs, TTargets targets, BatchPart part, TrainingTelemetry telemetry)
    {
        _isBetweenSteps = false;
        _threads ??= Threads.For(net.WorkOf(inputs));
        run.Tell(static (callback, run) => callback.OnTrainBatchBegin(run));
        ComputeGradients(run, inputs, targets, part);
        run.HasBegun = true;

        _batch = (inputs, targets, part);
        run.Tell(static (callback, run) => callback.OnGradients(run));
        _batch = null;
        if (options.Callbacks.Count > 0)
        {
            _shared?.AgreeToStop(run);
        }

        var isStopping = run.IsStopping;
        if (!isStopping)
        {
            run.Optimizer.Step(net);
        }

        run.Step++;
        run.Samples += part.Total;
        if (!isStopping)
        {
            telemetry.Step(part.Contributed);
            run.Tell(static (callback, run) => callback.OnTrainBatchEnd(run));
        }

        _isBetweenSteps = true;
    }

    private void ComputeGradients(TrainingRun run, TInputs inputs, TTargets targets, BatchPart part)
    {
        if (_shared is null)
        {
            net.ComputeGradients(inputs, targets, run.Log);
            return;
        }

        using (_shared.Compute(part))
        {
            net.ComputeGradients(inputs, targets, _shared.Log);
        }

        _shared.Reduce(part, run.Log);
    }

    private void Validate(TrainingRun run, OrderedDictionary<string, double> logs, CancellationToken cancellation)
    {
        run.Tell(static (callback, run) => callback.OnTestBegin(run));
        var measured = net.Evaluate(validation!, cancellation, _shared);
        foreach (var (name, mean) in measured)
        {
            logs["val_" + name] = mean;
        }

        run.Tell((callback, run) => callback.OnTestEnd(run, measured));
    }

    private void Report(TrainingRun run, TimeSpan elapsed, TimeSpan stepTime, IReadOnlyDictionary<string, double> means, bool hasEnded) =>
        _options.Progress?.Report(new TrainingProgress(run.Epoch, options.Epochs, run.Step, run.Steps ?? (hasEnded ? run.Step : 0), elapsed, stepTime, run.Samples, means, hasEnded));
}
