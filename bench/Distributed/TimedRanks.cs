using System.Diagnostics;

namespace CompiledNets.Bench;

/// <summary>Measures the time in the calls of another connection, which includes waiting for slower ranks.</summary>
internal sealed class TimedRanks(ICollectives ranks) : ICollectives
{
    private readonly Stopwatch _clock = new();

    public int Rank => ranks.Rank;

    public int Size => ranks.Size;

    /// <summary>Takes the time since the last call of this method.</summary>
    public TimeSpan Take()
    {
        var elapsed = _clock.Elapsed;
        _clock.Reset();
        return elapsed;
    }

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

    public void Broadcast(Span<byte> bytes) => ranks.Broadcast(bytes);

    public IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message) => ranks.AllGather(message);

    public void Barrier() => ranks.Barrier();

    public void Abort(string reason) => ranks.Abort(reason);
}
