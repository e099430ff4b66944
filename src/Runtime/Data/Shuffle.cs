using CompiledNets.Randomness;

namespace CompiledNets;

/// <summary>The order in which samples are seen.</summary>
internal static class Shuffle
{
    // Tells these numbers from those of the calls of a net, which count from zero.
    private const long Stream = -2;

    /// <summary>The numbers from 0 to <paramref name="count"/>.</summary>
    public static long[] InOrder(long count)
    {
        var order = new long[count];
        for (var i = 0L; i < count; i++)
        {
            order[i] = i;
        }

        return order;
    }

    /// <summary>The same, shuffled. The same seed and step give the same order.</summary>
    public static long[] Indices(long count, long seed, long step)
    {
        var order = InOrder(count);

        // Fisher and Yates; a word of 64 bits makes the bias of the remainder too small to matter.
        var stream = new RandomStream(seed, step, Stream);
        for (var i = count - 1; i > 0; i--)
        {
            var (high, low, _, _) = Philox.Words(stream, (ulong)i);
            var other = (long)((((ulong)high << 32) | low) % (ulong)(i + 1));
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }
}
