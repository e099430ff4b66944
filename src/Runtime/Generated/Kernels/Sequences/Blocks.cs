using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels.Sequences;

/// <summary>Divides a loop among threads: at most as many as libtorch uses, and fewer for small loops.</summary>
internal static class Blocks
{
    // The smallest work of a thread, because waking it takes about ten microseconds.
    private const long WorkPerThread = 1 << 16;

    /// <param name="count">The number of items.</param>
    /// <param name="workPerItem">The approximate number of elements of an item.</param>
    /// <param name="body">Processes the items from the first index to less than the second.</param>
    public static void Run(long count, long workPerItem, Action<long, long> body)
    {
        var blocks = CountFor(count, workPerItem);
        if (blocks <= 1)
        {
            body(0, count);
            return;
        }

        Parallel.For(0, blocks, block => body(count * block / blocks, count * (block + 1) / blocks));
    }

    /// <summary>Computes the number of blocks.</summary>
    public static int CountFor(long count, long workPerItem) =>
        (int)Math.Clamp(Math.Min(count, count * workPerItem / WorkPerThread), 1, get_num_threads());
}
