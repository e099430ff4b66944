namespace CompiledNets.Generated;

/// <summary>The samples of a batch that a process computes. The default is a batch that is not divided.</summary>
/// <param name="First">The index of the first sample in the batch.</param>
/// <param name="Count">The number of samples that the process computes.</param>
/// <param name="Total">The number of samples of the batch.</param>
public readonly record struct BatchPart(int First, int Count, int Total)
{
    /// <summary>
    /// True if the sample belongs to another process. A process without samples of its own computes one nevertheless, so that all processes make the same
    /// calls, and contributes nothing to the sums.
    /// </summary>
    public bool IsBorrowed { get; init; }

    /// <summary>Gets the number of samples that the process contributes to the sums.</summary>
    internal int Contributed => IsBorrowed ? 0 : Count;

    /// <summary>Divides a batch evenly. If it has fewer samples than there are ranks, some ranks borrow one.</summary>
    /// <param name="total">The number of samples of the batch.</param>
    /// <param name="rank">The number of the process.</param>
    /// <param name="size">The number of processes.</param>
    internal static BatchPart Of(int total, int rank, int size)
    {
        var (first, end) = ((int)((long)total * rank / size), (int)((long)total * (rank + 1) / size));
        return first < end ? new(first, end - first, total) : new(Math.Min(first, total - 1), 1, total) { IsBorrowed = true };
    }

    /// <summary>
    /// Finds the elements of a part of a tensor in the tensor of the whole batch. Returns the number of elements before the part and the number of elements of the
    /// whole.
    /// </summary>
    /// <param name="length">The number of elements of the part.</param>
    /// <param name="rows">The size of axis 0 of the part.</param>
    internal (long Before, long Whole) Place(long length, long rows) => Count == 0 || rows % Count != 0
        ? (0, length)
        : (length / Count * First, length / Count * Total);
}
