namespace CompiledNets;

/// <summary>
/// Connects the processes that train a net together: see <see cref="FitOptions.Parallel"/>. Each process is a rank. All ranks make the same calls in the same
/// order, and a call returns when all ranks have made it. <c>DataParallel</c> of the package CompiledNets.Distributed creates them.
/// </summary>
public interface ICollectives
{
    /// <summary>Gets the number of this process, from 0.</summary>
    int Rank { get; }

    /// <summary>Gets the number of processes.</summary>
    int Size { get; }

    /// <summary>Replaces each element by its sum over all ranks. All ranks receive the same sums.</summary>
    /// <param name="values">The elements, as many on each rank.</param>
    void AllReduceSum(Span<float> values);

    /// <summary>Replaces each element by its sum over all ranks. All ranks receive the same sums.</summary>
    /// <param name="values">The elements, as many on each rank.</param>
    void AllReduceSum(Span<double> values);

    /// <summary>Replaces the bytes by those of rank 0.</summary>
    /// <param name="bytes">The bytes, as many on each rank.</param>
    void Broadcast(Span<byte> bytes);

    /// <summary>Returns the messages of all ranks, in the order of the ranks.</summary>
    /// <param name="message">The message of this rank. The messages may have different lengths.</param>
    IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message);

    /// <summary>Waits for all ranks.</summary>
    void Barrier();

    /// <summary>Ends all ranks, because this one cannot continue. The others may be waiting for it.</summary>
    /// <param name="reason">A description of the failure, which is shown to the user.</param>
    void Abort(string reason);
}
