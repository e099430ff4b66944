namespace CompiledNets;

/// <summary>Lets only one thread train at a time: two threads would mix the gradients of a net, or the state of an optimizer.</summary>
/// <param name="owner">The name of the net or optimizer, for the message.</param>
internal sealed class TrainingThread(string owner)
{
    // The id of the thread that trains, or 0.
    private int _thread;

    /// <summary>Begins to train on this thread until the result is disposed of.</summary>
    /// <param name="mayNest">Whether a thread that trains already may begin again, as a callback does that makes a step of its own.</param>
    /// <exception cref="InvalidOperationException">Another thread trains, or this one does and must not begin again.</exception>
    public Turn Begin(bool mayNest = true)
    {
        var own = Environment.CurrentManagedThreadId;
        var other = Interlocked.CompareExchange(ref _thread, own, 0);
        if (other != 0 && (other != own || !mayNest))
        {
            throw new InvalidOperationException($"{owner} is being trained by another thread. Wait for it, or use another net and optimizer in each thread.");
        }

        return new Turn(other == 0 ? this : null);
    }

    /// <summary>The part of a training that one thread makes.</summary>
    public readonly struct Turn(TrainingThread? ended) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            if (ended is not null)
            {
                Volatile.Write(ref ended._thread, 0);
            }
        }
    }
}
