namespace CompiledNets;

/// <summary>
/// Limits the memory that reading a file takes. A small file can state huge sizes, or be compressed so that it expands to many times its length.
/// </summary>
public static class FileLimits
{
    /// <summary>The number of bytes that each byte of a file may expand to.</summary>
    public const int ExpansionFactor = 32;

    private static long s_expandedBytes = 32L << 20;

    /// <summary>
    /// Gets or sets the number of bytes that the content of every file may take in memory. A longer file may take
    /// <see cref="ExpansionFactor"/> times its own length. The limit applies to images, to arrays and weights in compressed files, and to tensors that
    /// repeat the numbers of a file. Raise it to read a file that you trust and that expands further. It applies to all threads. The default is
    /// 32 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public static long ExpandedBytes
    {
        get => Volatile.Read(ref s_expandedBytes);
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            Volatile.Write(ref s_expandedBytes, value);
        }
    }
}
