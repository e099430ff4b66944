namespace CompiledNets.Distributed.Tests;

/// <summary>Records the all-reduces of float32 numbers: their lengths, and whether they are made on another thread than the training.</summary>
internal sealed class RecordedRanks(ICollectives ranks) : ICollectives
{
    private readonly int _thread = Environment.CurrentManagedThreadId;

    /// <summary>Gets the lengths in the order of the calls.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>True if a call was made on another thread.</summary>
    public bool HasOtherThread { get; private set; }

    public int Rank => ranks.Rank;

    public int Size => ranks.Size;

    public void AllReduceSum(Span<float> values)
    {
        Lengths.Add(values.Length);
        HasOtherThread |= Environment.CurrentManagedThreadId != _thread;
        ranks.AllReduceSum(values);
    }

    public void AllReduceSum(Span<double> values) => ranks.AllReduceSum(values);

    public void Broadcast(Span<byte> bytes) => ranks.Broadcast(bytes);

    public IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message) => ranks.AllGather(message);

    public void Barrier() => ranks.Barrier();

    public void Abort(string reason) => ranks.Abort(reason);
}
