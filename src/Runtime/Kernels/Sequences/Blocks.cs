using static TorchSharp.torch;

namespace CompiledNets.Sequences;

/// <summary>Divides a loop among threads: as many as libtorch works with, where there is enough to do for them.</summary>
internal static class Blocks
{
    // Waking a thread costs about ten microseconds.
    private const long WorkPerThread = 1 << 16;

    /// <param name="count">How many items there are.</param>
    /// <param name="workPerItem">How many elements an item is, about.</param>
    /// <param name="body">Does the items from the first number to below the second.</param>
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

    /// <summary>Into how many blocks some work is divided.</summary>
    public static int CountFor(long count, long workPerItem) =>
        (int)Math.Clamp(Math.Min(count, count * workPerItem / WorkPerThread), 1, get_num_threads());
}
