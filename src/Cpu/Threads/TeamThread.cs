namespace CompiledNets.Cpu;

/// <summary>
/// The sleep of a thread of a team. Each thread has a semaphore of its own: with a common one, a thread that falls asleep again could take the signal that is meant for
/// another thread.
/// </summary>
internal sealed unsafe class TeamThread
{
    private readonly SemaphoreSlim _wake = new(0);

    // 1 from the start of the sleep until somebody ends it.
    private int _isAsleep;

    /// <summary>Sleeps until <see cref="Wake"/>, or returns at once if the round is no longer the one that was seen.</summary>
    public void Sleep(int* round, int seen)
    {
        Interlocked.Exchange(ref _isAsleep, 1);

        // If another thread has ended the sleep, its signal comes and must be taken.
        if (Volatile.Read(ref *round) == seen || Interlocked.Exchange(ref _isAsleep, 0) == 0)
        {
            _wake.Wait();
        }
    }

    /// <summary>Ends the sleep. The caller has written the round before, and a memory barrier.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _isAsleep) == 1 && Interlocked.Exchange(ref _isAsleep, 0) == 1)
        {
            _wake.Release();
        }
    }
}
