using System.Diagnostics;

namespace CompiledNets;

/// <summary>Measures the time in the calls to the other ranks, which includes waiting for slower ones. One thread at a time makes calls.</summary>
internal sealed class MeasuredCollectives(ICollectives ranks) : ICollectives
{
    private readonly Stopwatch _clock = new();

    public int Rank => ranks.Rank;

    public int Size => ranks.Size;

    /// <summary>Gets the time since <see cref="Measure"/>.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>Measures the time from now on.</summary>
    public void Measure() => _clock.Reset();

    public void AllReduceSum(Span<float> values)
    {
        _clock.Start();
        ranks.AllReduceSum(values);
        _clock.Stop();
    }

    public void AllReduceSum(Span<double> values)
    {
        _clock.Start();
        ranks.AllReduceSum(values);
        _clock.Stop();
    }

    public void Broadcast(Span<byte> bytes)
    {
        _clock.Start();
        ranks.Broadcast(bytes);
        _clock.Stop();
    }

    public IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message)
    {
        _clock.Start();
        var messages = ranks.AllGather(message);
        _clock.Stop();
        return messages;
    }

    public void Barrier()
    {
        _clock.Start();
        ranks.Barrier();
        _clock.Stop();
    }

    public void Abort(string reason) => ranks.Abort(reason);
}
