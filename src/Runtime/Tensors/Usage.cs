namespace CompiledNets;

/// <summary>
/// Counts the calls that use an owner's tensors. If the owner is disposed of during a call on another thread, the tensors are released after that call,
/// so no kernel reads memory that was freed.
/// </summary>
/// <param name="owner">The name of the owner, for the message.</param>
/// <param name="release">Releases the tensors. It is called once.</param>
internal sealed class Usage(string owner, Action release)
{
    private const int Ended = 1 << 30;

    private readonly List<Usage> _parts = [];

    // The number of calls, plus Ended after the owner is disposed of.
    private int _state;
    private int _isReleased;

    /// <summary>Adds a part of the owner with tensors of its own, which each call of the owner uses too.</summary>
    public void Add(Usage part) => _parts.Add(part);

    /// <summary>Begins a call, which ends when the result is disposed of. The garbage collector keeps the operands until then.</summary>
    /// <param name="first">The first operand, such as a record of inputs.</param>
    /// <param name="second">The second operand.</param>
    /// <exception cref="ObjectDisposedException">The owner or a part of it is disposed of.</exception>
    public Call Begin(object? first = null, object? second = null)
    {
        Enter();
        return new Call(this, first, second);
    }

    /// <summary>Releases the tensors now, or after the last call that is running. Further calls are errors.</summary>
    public void Dispose()
    {
        if (Interlocked.Or(ref _state, Ended) == 0)
        {
            Release();
        }
    }

    /// <exception cref="ObjectDisposedException">The owner is disposed of.</exception>
    public void RequireAlive()
    {
        if ((Volatile.Read(ref _state) & Ended) != 0)
        {
            throw new ObjectDisposedException(owner, $"{owner} is disposed of. Create another one, or dispose of it later.");
        }
    }

    private void Enter()
    {
        Interlocked.Increment(ref _state);
        var entered = 0;
        try
        {
            RequireAlive();
            for (; entered < _parts.Count; entered++)
            {
                _parts[entered].Enter();
            }
        }
        catch
        {
            Leave(entered);
            throw;
        }
    }

    private void Leave(int parts)
    {
        for (var i = 0; i < parts; i++)
        {
            _parts[i].Leave(_parts[i]._parts.Count);
        }

        if (Interlocked.Decrement(ref _state) == Ended)
        {
            Release();
        }
    }

    private void Release()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            release();
        }
    }

    /// <summary>A call that uses the tensors.</summary>
    public readonly struct Call(Usage usage, object? first, object? second) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose()
        {
            GC.KeepAlive(first);
            GC.KeepAlive(second);
            usage.Leave(usage._parts.Count);
        }
    }
}
