namespace CompiledNets;

/// <summary>Where the batches of an epoch come from.</summary>
internal abstract class BatchSource<TInputs, TTargets> : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>How many steps an epoch has; null where only its end tells.</summary>
    public abstract long? Steps { get; }

    /// <summary>The batches of an epoch. Whoever takes one disposes of it.</summary>
    /// <param name="seed">Decides the order, with <paramref name="start"/>.</param>
    /// <param name="start">The step of the net at which the epoch began.</param>
    /// <param name="skip">How many batches were seen before training was interrupted.</param>
    /// <param name="cancellation">Ends waiting for a batch.</param>
    public abstract IEnumerable<(TInputs Inputs, TTargets Targets)> Epoch(long seed, long start, long skip, CancellationToken cancellation);

    public virtual void Dispose()
    {
    }
}

/// <summary>Batches of a dataset.</summary>
internal sealed class DatasetSource<TInputs, TTargets> : BatchSource<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    private readonly IDataset<TInputs, TTargets> _dataset;
    private readonly int _batchSize;
    private readonly bool _shuffles;
    private readonly int _ahead;

    public DatasetSource(IDataset<TInputs, TTargets> dataset, int batchSize, bool shuffles, int ahead, long? steps)
    {
        (_dataset, _batchSize, _shuffles) = (dataset, batchSize, shuffles);

        // What lies in memory is read faster than a thread is woken.
        _ahead = dataset is TensorDataset<TInputs, TTargets> ? 0 : ahead;
        var whole = (dataset.Count + batchSize - 1) / batchSize;
        Steps = steps switch
        {
            null => whole,
            { } asked when asked <= whole => asked,
            { } asked => throw new ArgumentException($"StepsPerEpoch is {asked}, but {dataset.Count} samples make {whole} batches of {batchSize}."),
        };
    }

    public override long? Steps { get; }

    public override IEnumerable<(TInputs Inputs, TTargets Targets)> Epoch(long seed, long start, long skip, CancellationToken cancellation)
    {
        var order = _shuffles ? Shuffle.Indices(_dataset.Count, seed, start) : Shuffle.InOrder(_dataset.Count);
        var batches = Enumerable.Range(0, (int)Steps!.Value).Skip((int)skip).Select(step => (Func<(TInputs, TTargets)>)(() =>
        {
            var from = (long)step * _batchSize;
            return _dataset.Get(order.AsSpan((int)from, (int)Math.Min(_batchSize, _dataset.Count - from)));
        }));
        return _ahead == 0 ? batches.Select(batch => batch()) : Prefetch.InOrder(batches, _ahead, batch => Batches.Dispose(batch.Item1, batch.Item2), cancellation);
    }
}

/// <summary>
/// Batches of a stream. Without a number of steps an epoch is the stream from its beginning to its end; with one, epochs follow
/// each other in the stream, which begins again where it ends.
/// </summary>
internal sealed class StreamSource<TInputs, TTargets>(IAsyncEnumerable<(TInputs Inputs, TTargets Targets)> stream, int ahead, long? steps) : BatchSource<TInputs, TTargets>
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    private IEnumerator<(TInputs Inputs, TTargets Targets)>? _rest;

    public override long? Steps => steps;

    public override IEnumerable<(TInputs Inputs, TTargets Targets)> Epoch(long seed, long start, long skip, CancellationToken cancellation)
    {
        if (steps is null)
        {
            return Skip(Begin(cancellation), skip);
        }

        return Next(skip, cancellation);
    }

    public override void Dispose() => _rest?.Dispose();

    private IEnumerable<(TInputs Inputs, TTargets Targets)> Begin(CancellationToken cancellation) =>
        Prefetch.Stream(stream, Math.Max(ahead, 1), batch => Batches.Dispose(batch.Inputs, batch.Targets), cancellation);

    // A stream has no places to start from: what was seen before the interruption is read again and left out.
    private static IEnumerable<(TInputs Inputs, TTargets Targets)> Skip(IEnumerable<(TInputs Inputs, TTargets Targets)> batches, long skip)
    {
        var seen = 0L;
        foreach (var batch in batches)
        {
            if (seen++ < skip)
            {
                Batches.Dispose(batch.Inputs, batch.Targets);
            }
            else
            {
                yield return batch;
            }
        }
    }

    private IEnumerable<(TInputs Inputs, TTargets Targets)> Next(long skip, CancellationToken cancellation)
    {
        for (var step = 0L; step < steps; step++)
        {
            _rest ??= Begin(cancellation).GetEnumerator();
            if (!_rest.MoveNext())
            {
                _rest.Dispose();
                _rest = Begin(cancellation).GetEnumerator();
                if (!_rest.MoveNext())
                {
                    throw new InvalidOperationException($"StepsPerEpoch is {steps}, but the stream has no batch.");
                }
            }

            if (step < skip)
            {
                Batches.Dispose(_rest.Current.Inputs, _rest.Current.Targets);
            }
            else
            {
                yield return _rest.Current;
            }
        }
    }
}
