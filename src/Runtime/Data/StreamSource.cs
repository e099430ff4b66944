using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Batches of a stream. Without a number of steps, an epoch is the whole stream. With one, each epoch continues where the last stopped, and
/// the stream is read again from its beginning when it ends.
/// </summary>
internal sealed class StreamSource<TInputs, TTargets>(
    IAsyncEnumerable<(TInputs Inputs, TTargets Targets)> stream,
    Action<TInputs, TTargets>? check,
    Device device,
    int ahead,
    long? steps,
    ICollectives? ranks = null) : BatchSource<TInputs, TTargets>(check, device, ranks)
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    private IEnumerator<(TInputs Inputs, TTargets Targets)>? _rest;

    public override long? Steps => steps;

    public override string Description => "a stream";

    protected override IEnumerable<(TInputs Inputs, TTargets Targets, BatchPart Part)> Read(long seed, long start, long skip, CancellationToken cancellation) =>
        (steps is null ? Skip(Begin(cancellation), skip) : Next(skip, cancellation)).Select(Take);

    public override void Dispose() => _rest?.Dispose();

    // Every rank reads the whole batch, because the samples of a stream have no indices, and keeps its own samples.
    private (TInputs Inputs, TTargets Targets, BatchPart Part) Take((TInputs Inputs, TTargets Targets) batch)
    {
        var part = PartOf((int)batch.Inputs.Count);
        if (part.Count == part.Total)
        {
            return (batch.Inputs, batch.Targets, part);
        }

        try
        {
            return (Batches.Slice(batch.Inputs, part.First, part.Count).Value, Batches.Slice(batch.Targets, part.First, part.Count).Value, part);
        }
        finally
        {
            Batches.Dispose(batch.Inputs, batch.Targets);
        }
    }

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
