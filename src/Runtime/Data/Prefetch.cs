using System.Collections.Concurrent;

namespace CompiledNets;

/// <summary>Computes items ahead on other threads. They come in order, and their number is limited.</summary>
internal static class Prefetch
{
    /// <summary>Runs functions on several threads and returns their results in order.</summary>
    /// <param name="work">The functions.</param>
    /// <param name="ahead">The number of functions that run, or whose results wait to be taken.</param>
    /// <param name="dispose">Disposes of a result that is not taken.</param>
    /// <param name="cancellation">Cancels waiting.</param>
    public static IEnumerable<T> InOrder<T>(IEnumerable<Func<T>> work, int ahead, Action<T> dispose, CancellationToken cancellation)
    {
        var started = new Queue<Task<T>>();
        try
        {
            foreach (var item in work)
            {
                started.Enqueue(Task.Run(item, CancellationToken.None));
                if (started.Count > ahead)
                {
                    yield return Take();
                }
            }

            while (started.Count > 0)
            {
                yield return Take();
            }
        }
        finally
        {
            foreach (var task in started)
            {
                Discard(task, dispose);
            }
        }

        T Take()
        {
            var task = started.Peek();
            Wait(task, cancellation);
            started.Dequeue();
            return task.GetAwaiter().GetResult();
        }
    }

    /// <summary>Reads a stream on its own thread.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="ahead">The number of items that wait to be taken.</param>
    /// <param name="dispose">Disposes of an item that is not taken.</param>
    /// <param name="cancellation">Cancels waiting and the stream.</param>
    public static IEnumerable<T> Stream<T>(IAsyncEnumerable<T> stream, int ahead, Action<T> dispose, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var queue = new BlockingCollection<T>(ahead);
        var reader = Task.Factory.StartNew(() => ReadAsync(stream, queue, dispose, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        try
        {
            foreach (var item in queue.GetConsumingEnumerable(cancellation))
            {
                yield return item;
            }

            // Throws the exception of the stream here, if there was one.
            reader.GetAwaiter().GetResult();
        }
        finally
        {
            stop.Cancel();
            Discard(reader);
            while (queue.TryTake(out var item))
            {
                dispose(item);
            }
        }
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> stream, BlockingCollection<T> queue, Action<T> dispose, CancellationToken stop)
    {
        try
        {
            await foreach (var item in stream.WithCancellation(stop).ConfigureAwait(false))
            {
                try
                {
                    queue.Add(item, stop);
                }
                catch (OperationCanceledException)
                {
                    dispose(item);
                    throw;
                }
            }
        }
        finally
        {
            queue.CompleteAdding();
        }
    }

    private static void Wait(Task task, CancellationToken cancellation)
    {
        try
        {
            task.Wait(cancellation);
        }
        catch (AggregateException)
        {
            // GetResult throws the same exception without the AggregateException.
        }
    }

    private static void Discard<T>(Task<T> task, Action<T> dispose)
    {
        Discard(task);
        if (task.IsCompletedSuccessfully)
        {
            dispose(task.Result);
        }
    }

    // The result is not needed any more, so an exception of the task is ignored.
    private static void Discard(Task task) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
}
