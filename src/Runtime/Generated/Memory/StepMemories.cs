using CompiledNets.Interop;

namespace CompiledNets.Generated;

/// <summary>
/// The memory of the steps of a net. A step with the same sizes gets the memory of its last run. Steps that do not run at the same time share an arena.
/// </summary>
internal sealed class StepMemories : IDisposable
{
    // The number of steps of different sizes whose memory is remembered.
    private const int Most = 32;

    private readonly Lock _lock = new();

    // The memory of the steps that do not run now. The one that ran last is at the end.
    private readonly List<StepMemory> _idle = [];
    private readonly List<Arena> _arenas = [];
    private bool _isDisposed;

    /// <summary>Gets the number of bytes of all arenas.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _arenas.Sum(arena => arena.Bytes);
            }
        }
    }

    /// <summary>Begins a step on this thread.</summary>
    /// <param name="lifetimes">The lifetimes of its results.</param>
    /// <param name="sizes">The sizes of the inputs and targets.</param>
    /// <param name="configuration">A number for all settings that choose kernels.</param>
    public StepMemory Begin(StepLifetimes lifetimes, ReadOnlySpan<long> sizes, int configuration)
    {
        StepMemory? memory = null;
        lock (_lock)
        {
            for (var i = _idle.Count - 1; i >= 0; i--)
            {
                if (_idle[i].IsOf(lifetimes, sizes, configuration))
                {
                    memory = _idle[i];
                    _idle.RemoveAt(i);
                    TakeArena(memory.Record);
                    break;
                }
            }
        }

        memory ??= new StepMemory(this, lifetimes, sizes, configuration);
        memory.Begin();
        return memory;
    }

    /// <summary>Takes back the memory of a step that has ended.</summary>
    public void Return(StepMemory memory)
    {
        lock (_lock)
        {
            if (memory.Record.Arena is { } arena)
            {
                arena.IsBusy = false;
            }

            _idle.Add(memory);
            if (_isDisposed)
            {
                Clear();
            }
            else if (_idle.Count > Most)
            {
                _idle[0].Forget();
                _idle.RemoveAt(0);
            }
        }
    }

    /// <summary>Fills all arenas with a number, so that a check finds kernels that do not set all elements of their results.</summary>
    public void Fill(double value)
    {
        lock (_lock)
        {
            foreach (var arena in _arenas)
            {
                arena.Of(TorchSharp.torch.ScalarType.Float32).fill_(value);
            }
        }
    }

    /// <summary>Releases the memory of all steps that do not run now.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            foreach (var memory in _idle)
            {
                memory.Forget();
            }

            _idle.Clear();
            RemoveArenas(long.MaxValue);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            Clear();
        }
    }

    // Gives a step the arena of its last run, or another one that no step uses now.
    private void TakeArena(StepRecord record)
    {
        record.Place();
        if (record.Bytes == 0)
        {
            return;
        }

        if (record.Arena is not { IsBusy: false })
        {
            record.Bind(SmallestArenaOf(record.Bytes) ?? NewArena(record.Bytes));
        }

        record.Arena!.IsBusy = true;
    }

    private Arena? SmallestArenaOf(long bytes) => _arenas.Where(arena => !arena.IsBusy && arena.Bytes >= bytes).MinBy(arena => arena.Bytes);

    // A larger arena replaces the smaller ones.
    private Arena NewArena(long bytes)
    {
        RemoveArenas(bytes);

        // The tensors of the recorded run are no longer used.
        FreedMemory.Return();
        var arena = new Arena(bytes);
        _arenas.Add(arena);
        return arena;
    }

    private void RemoveArenas(long lessThan)
    {
        foreach (var arena in _arenas.Where(arena => !arena.IsBusy && arena.Bytes < lessThan).ToList())
        {
            foreach (var memory in _idle.Where(memory => ReferenceEquals(memory.Record.Arena, arena)))
            {
                memory.Forget();
            }

            _arenas.Remove(arena);
            arena.Dispose();
        }
    }
}
