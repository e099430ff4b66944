namespace CompiledNets.Distributed;

/// <summary>Threads that wait for each other. If one of them fails, the others get an exception.</summary>
internal sealed class ThreadGroup(int size)
{
    private readonly object _lock = new();
    private int _arrived;
    private long _round;
    private string? _failure;

    /// <summary>Gets the number of threads.</summary>
    public int Size => size;

    /// <summary>Gets what each thread has given for the current call.</summary>
    public Array[] Given { get; } = new Array[size];

    /// <summary>Waits until all threads have called this method.</summary>
    /// <exception cref="RankFailedException">A thread has failed.</exception>
    public void Wait()
    {
        lock (_lock)
        {
            var round = _round;
            if (++_arrived == size)
            {
                (_arrived, _round) = (0, round + 1);
                Monitor.PulseAll(_lock);
            }

            while (round == _round && _failure is null)
            {
                Monitor.Wait(_lock);
            }

            // A failure after all have arrived ends the next wait.
            if (round == _round)
            {
                throw new RankFailedException(_failure!);
            }
        }
    }

    /// <summary>Ends all waits, and all later ones, with an exception.</summary>
    public void Fail(string reason)
    {
        lock (_lock)
        {
            _failure ??= reason;
            Monitor.PulseAll(_lock);
        }
    }
}
