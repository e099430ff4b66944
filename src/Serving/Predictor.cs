using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static TorchSharp.torch;

namespace CompiledNets.Serving;

/// <summary>
/// Predicts with one net for many concurrent callers. While a batch is computed, further requests wait in a queue; the next batch has as many of them as
/// fit. So a single request never waits for others, and many requests share the cost of a batch.
/// </summary>
/// <typeparam name="TNet">The class of the net.</typeparam>
public sealed class Predictor<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TNet> : IHostedService, IDisposable
    where TNet : CompiledNet
{
    private readonly PredictorOptions _options;
    private readonly PredictorMetrics _metrics;
    private readonly Channel<PredictionRequest> _queue;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<TNet> _load;
    private TNet? _net;
    private Task _work = Task.CompletedTask;
    private bool _isDisposed;

    internal Predictor(IServiceProvider services, string weightsPath, PredictorOptions options, PredictorMetrics metrics)
    {
        (_options, _metrics) = (options, metrics);
        _queue = Channel.CreateBounded<PredictionRequest>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
        _load = () =>
        {
            var net = ActivatorUtilities.CreateInstance<TNet>(services);
            try
            {
                net.LoadWeights(weightsPath);
                return net;
            }
            catch
            {
                net.Dispose();
                throw;
            }
        };
    }

    /// <summary>Gets the net.</summary>
    /// <exception cref="PredictorBusyException">The application has not started.</exception>
    public TNet Net => _net ?? throw new PredictorBusyException($"The predictor of {typeof(TNet).Name} has not started.");

    /// <summary>Gets the number of requests that wait.</summary>
    public int QueueLength => _queue.Reader.Count;

    /// <summary>Gets the limits.</summary>
    internal PredictorOptions Options => _options;

    /// <summary>True if the net is loaded and the predictor takes requests.</summary>
    internal bool IsRunning => _net is not null && !_work.IsCompleted && !_stop.IsCancellationRequested;

    /// <summary>Computes the outputs of a request.</summary>
    /// <param name="inputs">The inputs in the order of the definition; axis 0 of each tensor is the sample.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The outputs in the order of the definition. They belong to no dispose scope; the caller disposes of them.</returns>
    /// <exception cref="ArgumentException">An input has another shape or dtype than the definition, or there are too many samples or none.</exception>
    /// <exception cref="PredictorBusyException">The queue is full, or the predictor is not running.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled, or the application stops.</exception>
    public async Task<IReadOnlyList<Tensor>> PredictAsync(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken = default)
    {
        var (outcome, begun) = ("failed", TimeProvider.System.GetTimestamp());
        try
        {
            var result = await Enqueue(inputs, cancellationToken).ConfigureAwait(false);
            outcome = "ok";
            return result;
        }
        catch (ArgumentException)
        {
            outcome = "invalid";
            throw;
        }
        catch (PredictorBusyException)
        {
            outcome = "busy";
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        finally
        {
            _metrics.Over(typeof(TNet).Name, outcome, TimeProvider.System.GetElapsedTime(begun));
        }
    }

    /// <summary>Refuses a request whose inputs have not been read yet if the queue is full, because reading takes longer than the refusal.</summary>
    /// <exception cref="PredictorBusyException">The queue is full.</exception>
    internal void RefuseIfFull()
    {
        if (QueueLength >= _options.QueueCapacity)
        {
            _metrics.Over(typeof(TNet).Name, "busy", TimeSpan.Zero);
            throw Busy();
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // An application whose weights are missing or damaged does not start.
        _net = _load();
        _work = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // What waits is still computed, until the host does not wait any longer.
        _queue.Writer.TryComplete();
        await using (cancellationToken.Register(_stop.Cancel))
        {
            await _work.ConfigureAwait(false);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The services own the predictor twice: by its class and as a hosted service.
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _queue.Writer.TryComplete();
        _stop.Cancel();
        _work.GetAwaiter().GetResult();
        _net?.Dispose();
        _stop.Dispose();
    }

    private Task<IReadOnlyList<Tensor>> Enqueue(IReadOnlyList<Tensor> inputs, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var net = Net;
        net.CheckTensors(inputs);
        if (inputs[0].size(0) is var samples && (samples < 1 || samples > _options.MaxBatchSize))
        {
            throw new ArgumentException($"{typeof(TNet).Name}: a request must have 1 to {_options.MaxBatchSize} samples, but has {samples}.", nameof(inputs));
        }

        var request = new PredictionRequest(inputs, cancellationToken);
        _metrics.Waiting(typeof(TNet).Name, 1);
        if (!_queue.Writer.TryWrite(request))
        {
            _metrics.Waiting(typeof(TNet).Name, -1);
            request.Dispose();
            throw Busy();
        }

        return request.Result;
    }

    private PredictorBusyException Busy() =>
        new(IsRunning ? $"{_options.QueueCapacity} requests to {typeof(TNet).Name} wait already." : $"The predictor of {typeof(TNet).Name} is stopping.");

    // Runs on a thread of its own, because a batch keeps its thread busy.
    private void Work()
    {
        PredictionRequest? next = null;
        while (next is not null || _queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            var batch = new List<PredictionRequest>();
            var samples = 0L;
            for (next ??= Take(); next is not null && Fits(next); next = Take())
            {
                batch.Add(next);
                samples += next.Count;
            }

            if (batch.Count > 0)
            {
                Run(batch, samples);
            }

            bool Fits(PredictionRequest request) =>
                samples + request.Count <= _options.MaxBatchSize && (batch.Count == 0 || request.ShapeKey == batch[0].ShapeKey);
        }
    }

    // Takes a request that somebody still waits for, or returns null if there is none now.
    private PredictionRequest? Take()
    {
        while (_queue.Reader.TryRead(out var request))
        {
            _metrics.Waiting(typeof(TNet).Name, -1);
            if (_stop.IsCancellationRequested)
            {
                request.Fail(new OperationCanceledException("The application stops."));
            }

            if (!request.IsOver)
            {
                return request;
            }

            request.Dispose();
        }

        return null;
    }

    private void Run(List<PredictionRequest> batch, long samples)
    {
        try
        {
            using var scope = NewDisposeScope();
            _metrics.Batch(typeof(TNet).Name, samples);
            var inputs = batch.Count == 1 ? batch[0].Inputs : [.. Enumerable.Range(0, batch[0].Inputs.Count).Select(i => cat([.. batch.Select(request => request.Inputs[i])], 0))];
            var outputs = Net.PredictTensors(inputs, _options.MaxBatchSize);
            var start = 0L;
            foreach (var request in batch)
            {
                // A view would keep the outputs of the whole batch alive.
                request.Complete([.. outputs.Select(output => (batch.Count == 1 ? output : output.narrow(0, start, request.Count).clone()).DetachFromDisposeScope())]);
                start += request.Count;
            }
        }
        catch (Exception exception)
        {
            // The error of a batch is that of its requests. The next batch may succeed.
            batch.ForEach(request => request.Fail(exception));
        }
        finally
        {
            batch.ForEach(request => request.Dispose());
        }
    }
}
