using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated;

/// <summary>
/// Holds the results of a step until nothing reads them any more. Used by generated code, which passes each result to <see cref="Keep(int, Tensor)"/>.
/// </summary>
/// <remarks>
/// The first run of a step with new sizes records which memory its kernels need. Before the second run, <see cref="ArenaLayout"/> places the results in an
/// arena, so that later runs allocate nothing. Results of operators of libtorch are ordinary tensors, which are disposed of after their last use. If a run
/// needs other memory than the recorded one, its other results are ordinary tensors too, and the next run records again.
/// </remarks>
public sealed partial class StepMemory : IDisposable
{
    // The memory of the step that runs on this thread, or null.
    [ThreadStatic]
    private static StepMemory? s_current;

    private readonly StepMemories? _owner;
    private readonly StepLifetimes _lifetimes;
    private readonly (long[] Sizes, int Configuration) _key;
    private readonly Tensor?[] _results;
    private readonly bool[] _isOwned;
    private readonly SavedView?[] _views;
    private readonly StepRecord _record = new();
    private StepMemory? _outer;
    private int _position;

    /// <summary>Initializes the memory of a single run, whose results are ordinary tensors.</summary>
    /// <param name="lifetimes">The lifetimes of the results.</param>
    public StepMemory(StepLifetimes lifetimes)
        : this(null, lifetimes, [], 0) => Begin();

    internal StepMemory(StepMemories? owner, StepLifetimes lifetimes, ReadOnlySpan<long> sizes, int configuration)
    {
        ArgumentNullException.ThrowIfNull(lifetimes);
        _owner = owner;
        _lifetimes = lifetimes;
        _key = (sizes.ToArray(), configuration);
        _results = new Tensor?[lifetimes.Count];
        _isOwned = new bool[lifetimes.Count];
        _views = new SavedView?[owner is null ? 0 : lifetimes.Count];
    }

    /// <summary>Gets the record of the memory that the step needs.</summary>
    internal StepRecord Record => _record;

    /// <summary>Gets memory for a result of a kernel: memory of the step that runs on this thread, or a new tensor.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="dtype">The dtype.</param>
    /// <param name="order">The order of the axes in memory.</param>
    internal static Tensor Allocate(ReadOnlySpan<long> shape, ScalarType dtype, MemoryOrder order) => s_current is { _owner: not null } memory
        ? memory._record.Allocate(memory._position, shape, dtype, order)
        : Allocation.New(shape, dtype, order);

    /// <summary>Ends the use of memory that a kernel got by <see cref="Allocate"/> and that is no result.</summary>
    internal static void Free(Tensor? memory)
    {
        if (memory is not null && !(s_current is { _owner: not null } step && step._record.IsInArena(memory)))
        {
            memory.Dispose();
        }
    }

    /// <summary>Holds a result, and releases those that nothing reads any more.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="result">The result.</param>
    /// <returns>The result.</returns>
    public Tensor Keep(int index, Tensor result)
    {
        Hold(index, result);
        Release(index, 1);
        return result;
    }

    /// <summary>Holds a loss or a sum of a metric, and releases the results that nothing reads any more.</summary>
    /// <param name="index">The number of the result.</param>
    /// <param name="result">The result.</param>
    /// <returns>The result.</returns>
    public Measure Keep(int index, Measure result)
    {
        Hold(index, result.Tensor);
        Release(index, 1);
        return result;
    }

    // The name is not Keep, so that the C# compiler does not look for conversions of each single result to all of these tuples.

    /// <summary>Holds the results of one operation, and releases those that nothing reads any more.</summary>
    /// <param name="index">The number of the first result.</param>
    /// <param name="results">The results. Those that are not computed are null.</param>
    /// <returns>The results.</returns>
    public (Measure First, Tensor Second) KeepAll(int index, (Measure First, Tensor Second) results)
    {
        Hold(index, results.First.Tensor);
        Hold(index + 1, results.Second);
        Release(index, 2);
        return results;
    }

    /// <inheritdoc cref="KeepAll(int, ValueTuple{Measure, Tensor})"/>
    public (Tensor First, Tensor Second) KeepAll(int index, (Tensor First, Tensor Second) results)
    {
        Hold(index, results.First);
        Hold(index + 1, results.Second);
        Release(index, 2);
        return results;
    }

    /// <inheritdoc cref="KeepAll(int, ValueTuple{Measure, Tensor})"/>
    public (Tensor First, Tensor Second, Tensor Third) KeepAll(int index, (Tensor First, Tensor Second, Tensor Third) results)
    {
        Hold(index, results.First);
        Hold(index + 1, results.Second);
        Hold(index + 2, results.Third);
        Release(index, 3);
        return results;
    }

    /// <inheritdoc cref="KeepAll(int, ValueTuple{Measure, Tensor})"/>
    public (Tensor First, Tensor Second, Tensor Third, Tensor Fourth) KeepAll(int index, (Tensor First, Tensor Second, Tensor Third, Tensor Fourth) results)
    {
        Hold(index, results.First);
        Hold(index + 1, results.Second);
        Hold(index + 2, results.Third);
        Hold(index + 3, results.Fourth);
        Release(index, 4);
        return results;
    }

    /// <inheritdoc cref="KeepAll(int, ValueTuple{Measure, Tensor})"/>
    public (Tensor First, Tensor Second, Tensor Third, Tensor Fourth, Tensor Fifth, Tensor Sixth, Tensor Seventh) KeepAll(
        int index, (Tensor First, Tensor Second, Tensor Third, Tensor Fourth, Tensor Fifth, Tensor Sixth, Tensor Seventh) results)
    {
        Hold(index, results.First);
        Hold(index + 1, results.Second);
        Hold(index + 2, results.Third);
        Hold(index + 3, results.Fourth);
        Hold(index + 4, results.Fifth);
        Hold(index + 5, results.Sixth);
        Hold(index + 6, results.Seventh);
        Release(index, 7);
        return results;
    }

    /// <summary>Gives a result to the caller of the step.</summary>
    /// <param name="result">A result, or another tensor that the caller will own.</param>
    /// <returns>The result, with memory of its own.</returns>
    public Tensor Return(Tensor result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var index = Array.FindLastIndex(_results, held => ReferenceEquals(held, result));
        if (index < 0)
        {
            return result;
        }

        if (_owner is not null)
        {
            _record.Leave(index, result, _position);
            if (_record.IsInArena(result))
            {
                return result.clone();
            }

            if (!_isOwned[index])
            {
                return result.alias();
            }
        }

        _results[index] = null;
        return result;
    }

    /// <summary>Ends the step: releases all results.</summary>
    public void Dispose()
    {
        for (var index = 0; index < _results.Length; index++)
        {
            Drop(index);
        }

        s_current = _outer;
        _outer = null;
        _position = 0;
        _record.End();
        _owner?.Return(this);
    }

    /// <summary>Begins the step on this thread.</summary>
    internal void Begin()
    {
        _outer = s_current;
        s_current = this;
    }

    /// <summary>Returns true if this is the memory of a step with the sizes.</summary>
    internal bool IsOf(StepLifetimes lifetimes, ReadOnlySpan<long> sizes, int configuration) =>
        ReferenceEquals(lifetimes, _lifetimes) && configuration == _key.Configuration && sizes.SequenceEqual(_key.Sizes);

    /// <summary>Disposes of the tensors that are kept from run to run.</summary>
    internal void Forget()
    {
        foreach (var view in _views)
        {
            view?.Dispose();
        }

        _record.Bind(null);
    }

    // Holds a result that is new, or memory that the record has given out for it.
    private void Hold(int index, Tensor? result)
    {
        if (result is null)
        {
            return;
        }

        _results[index] = result;
        _isOwned[index] = _owner is null || !_record.Keep(index, result, _lifetimes.Releases[index], _position);
    }

    private void Release(int index, int count)
    {
        for (; _position <= index; _position++)
        {
            foreach (var released in _lifetimes.ReleasedAt(_position))
            {
                Drop(released);
            }
        }

        _position = index + count;
        _record.Advance();
    }

    private void Drop(int index)
    {
        if (_results[index] is { } result)
        {
            _results[index] = null;
            if (_isOwned[index])
            {
                result.Dispose();
            }
        }
    }
}
