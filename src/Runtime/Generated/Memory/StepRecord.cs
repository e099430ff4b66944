using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>
/// The memory that the kernels of a step need, in the order in which they need it. The first run records it; later runs get it from an arena.
/// </summary>
internal sealed class StepRecord
{
    private readonly List<Allocation> _allocations = [];

    // The tensors that were given out in this run, in the order of the allocations.
    private readonly List<Tensor?> _given = [];
    private Arena? _arena;
    private int _next;

    // The first allocation since the last result.
    private int _pending;
    private bool _isPlaced;
    private bool _isStray;

    /// <summary>Gets the number of bytes of the arena, or 0 before the results are placed.</summary>
    public long Bytes { get; private set; }

    public Arena? Arena => _arena;

    private bool IsRecording => !_isPlaced;

    /// <summary>Places the results in an arena, if a whole run has been recorded.</summary>
    public void Place()
    {
        if (!_isPlaced && _allocations.Count > 0)
        {
            Bytes = ArenaLayout.Place(_allocations);
            _isPlaced = true;
        }
    }

    /// <summary>Sets the arena. Tensors in another arena are disposed of.</summary>
    public void Bind(Arena? arena)
    {
        if (ReferenceEquals(arena, _arena))
        {
            return;
        }

        foreach (var allocation in _allocations)
        {
            allocation.Tensor?.Dispose();
            allocation.Tensor = null;
        }

        _arena = arena;
    }

    /// <summary>Gets memory for a kernel, before the step computes the result with the number <paramref name="position"/>.</summary>
    public Tensor Allocate(int position, ReadOnlySpan<long> shape, ScalarType dtype, MemoryOrder order)
    {
        if (IsRecording)
        {
            var tensor = Allocation.New(shape, dtype, order);
            _allocations.Add(new Allocation(position, tensor, order));
            _given.Add(tensor);
            _next++;
            return tensor;
        }

        if (_isStray || _next == _allocations.Count || !_allocations[_next].Fits(position, shape, dtype, order))
        {
            _isStray = true;
            return Allocation.New(shape, dtype, order);
        }

        var allocation = _allocations[_next++];
        var given = allocation.Leaves ? Allocation.New(shape, dtype, order) : allocation.In(_arena!);
        _given.Add(given);
        return given;
    }

    /// <summary>Notes that a tensor is a result.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="result">The result.</param>
    /// <param name="release">The number of the result after whose computation it is released.</param>
    /// <param name="position">The number of the first result of the operation.</param>
    /// <returns>True if the result is in the arena, so that nobody disposes of it.</returns>
    public bool Keep(int index, Tensor result, int release, int position)
    {
        for (var i = _pending; i < _next; i++)
        {
            if (ReferenceEquals(_given[i], result))
            {
                return KeepGiven(_allocations[i], index, release);
            }
        }

        if (IsRecording)
        {
            // The result may be a view of memory that was given out, which then lives as long as the view.
            foreach (var allocation in SharersOf(result, position))
            {
                allocation.Release = Math.Max(allocation.Release, release);
            }
        }

        return false;
    }

    /// <summary>Notes that all results of an operation are kept.</summary>
    public void Advance() => _pending = _next;

    /// <summary>Notes that a result leaves the step.</summary>
    public void Leave(int index, Tensor result, int position)
    {
        if (!IsRecording)
        {
            return;
        }

        foreach (var allocation in _allocations)
        {
            if (allocation.Result == index)
            {
                allocation.Leaves = true;
            }
        }

        foreach (var allocation in SharersOf(result, position))
        {
            allocation.Leaves = true;
        }
    }

    /// <summary>Returns true if a tensor is in the arena.</summary>
    public bool IsInArena(Tensor tensor)
    {
        if (_arena is null)
        {
            return false;
        }

        var offset = FlatMemory.AddressOf(tensor) - FlatMemory.AddressOf(_arena.Of(ScalarType.Byte));
        return offset >= 0 && offset < _arena.Bytes;
    }

    /// <summary>Ends a run. The record of a run that differed is deleted, so that the next run records again.</summary>
    public void End()
    {
        var isWhole = !_isStray && _next == _allocations.Count;
        _given.Clear();
        (_next, _pending, _isStray) = (0, 0, false);
        if (!isWhole)
        {
            Bind(null);
            _allocations.Clear();
            (_isPlaced, Bytes) = (false, 0);
        }
    }

    private bool KeepGiven(Allocation allocation, int index, int release)
    {
        if (IsRecording)
        {
            (allocation.Result, allocation.Release) = (index, Math.Max(allocation.Release, release));
            return false;
        }

        // A result with another lifetime than the recorded one could overlap with the next.
        _isStray |= allocation.Result != index;
        return !allocation.Leaves;
    }

    /// <summary>Gets the allocations of a recording that are alive, and in whose memory a tensor lies.</summary>
    private IEnumerable<Allocation> SharersOf(Tensor tensor, int position)
    {
        if (tensor.numel() == 0 || tensor.device_type != TorchSharp.DeviceType.CPU)
        {
            return [];
        }

        var address = FlatMemory.AddressOf(tensor);
        return _allocations.Where(allocation => allocation.Release >= position && address >= allocation.Address && address < allocation.Address + allocation.Bytes);
    }
}
