namespace CompiledNets;

/// <summary>The memory that the content of one file may take, according to <see cref="FileLimits"/>.</summary>
/// <param name="fileLength">The length of the file, in bytes.</param>
internal sealed class ExpansionBudget(long fileLength)
{
    private readonly long _most = Math.Max(FileLimits.ExpandedBytes, fileLength > long.MaxValue / FileLimits.ExpansionFactor ? long.MaxValue : fileLength * FileLimits.ExpansionFactor);
    private long _taken;

    /// <summary>Takes memory from the budget, before it is allocated.</summary>
    /// <param name="bytes">The number of bytes.</param>
    /// <param name="what">The part of the file, for the message.</param>
    /// <exception cref="FileFormatException">The file would take more memory than it may.</exception>
    public void Take(long bytes, string what)
    {
        if (bytes < 0 || bytes > _most - _taken)
        {
            throw new FileFormatException(
                $"{what} would take {bytes} bytes of memory, but the content of a file of {fileLength} bytes may take {_most} bytes in all. If you trust the file, raise FileLimits.ExpandedBytes");
        }

        _taken += bytes;
    }
}
