using System.Runtime.CompilerServices;
using CompiledNets.Randomness;

namespace CompiledNets;

/// <summary>Transforms streams of samples.</summary>
public static class Streams
{
    /// <summary>Joins samples or small batches to batches. The last batch may be smaller.</summary>
    /// <param name="stream">The samples. They are disposed of.</param>
    /// <param name="size">The number of samples of a batch.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static async IAsyncEnumerable<(TInputs Inputs, TTargets Targets)> Batch<TInputs, TTargets>(
        this IAsyncEnumerable<(TInputs Inputs, TTargets Targets)> stream,
        int size,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var samples = new List<(TInputs Inputs, TTargets Targets)>();
        var count = 0L;
        try
        {
            await foreach (var sample in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                samples.Add(sample);
                count += sample.Inputs.Count;
                if (count >= size)
                {
                    yield return Join();
                }
            }

            if (samples.Count > 0)
            {
                yield return Join();
            }
        }
        finally
        {
            Clear();
        }

        (TInputs Inputs, TTargets Targets) Join()
        {
            var batch = (Batches.Join(samples.Select(sample => sample.Inputs).ToList()), Batches.Join(samples.Select(sample => sample.Targets).ToList()));
            Clear();
            return batch;
        }

        void Clear()
        {
            samples.ForEach(sample => Batches.Dispose(sample.Inputs, sample.Targets));
            samples.Clear();
            count = 0;
        }
    }

    /// <summary>
    /// Shuffles a stream within a buffer: each item is drawn from the buffer at random, and the next of the stream takes its place.
    /// </summary>
    /// <param name="stream">The stream.</param>
    /// <param name="bufferSize">The number of items in the buffer.</param>
    /// <param name="seed">Decides the order.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static async IAsyncEnumerable<T> Shuffled<T>(
        this IAsyncEnumerable<T> stream,
        int bufferSize,
        long seed,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bufferSize, 1);
        var buffer = new List<T>(bufferSize);
        var drawn = 0UL;
        await foreach (var item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (buffer.Count < bufferSize)
            {
                buffer.Add(item);
                continue;
            }

            var place = Draw(buffer.Count);
            var next = buffer[place];
            buffer[place] = item;
            yield return next;
        }

        while (buffer.Count > 0)
        {
            var place = Draw(buffer.Count);
            var next = buffer[place];
            buffer[place] = buffer[^1];
            buffer.RemoveAt(buffer.Count - 1);
            yield return next;
        }

        // Streams of calls count from zero; -1 is that of initializers and -2 that of datasets.
        int Draw(int count) => (int)(Philox.Words(new RandomStream(seed, 0, -3), drawn++).Item1 % (uint)count);
    }
}
