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
    long? steps) : BatchSource<TInputs, TTargets>(check, device)
    where TInputs : IBatch<TInputs>
    where TTargets : IBatch<TTargets>
{
    private IEnumerator<(TInputs Inputs, TTargets Targets)>? _rest;

    public override long? Steps => steps;

    protected override IEnumerable<(TInputs Inputs, TTargets Targets)> Read(long seed, long start, long skip, CancellationToken cancellation)
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
