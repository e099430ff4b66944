namespace CompiledNets;

/// <summary>The source of the batches of each epoch.</summary>
internal abstract class BatchSource<TInputs, TTargets> : IDisposable
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    /// <summary>Gets the number of steps of an epoch, or null if it is the length of a stream.</summary>
    public abstract long? Steps { get; }

    /// <summary>Returns the batches of an epoch. The caller disposes of them.</summary>
    /// <param name="seed">Decides the order, together with <paramref name="start"/>.</param>
    /// <param name="start">The step of the net at which the epoch began.</param>
    /// <param name="skip">The number of batches that were trained on before an interruption.</param>
    /// <param name="cancellation">Cancels waiting for a batch.</param>
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

        // Slicing tensors in memory is faster than waking a thread.
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
/// Batches of a stream. Without a number of steps, an epoch is the whole stream. With one, each epoch continues where the last stopped, and
/// the stream is read again from its beginning when it ends.
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

    // A stream can only be read from its beginning, so the batches before the interruption are read again and skipped.
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
