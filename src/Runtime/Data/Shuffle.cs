using CompiledNets.Randomness;

namespace CompiledNets;

/// <summary>Computes the order of samples.</summary>
internal static class Shuffle
{
    // The streams of calls of a net count from zero, so a negative number makes these numbers differ from theirs.
    private const long Stream = -2;

    /// <summary>Returns the numbers from 0 to <paramref name="count"/> - 1 in order.</summary>
    public static long[] InOrder(long count)
    {
        var order = new long[count];
        for (var i = 0L; i < count; i++)
        {
            order[i] = i;
        }

        return order;
    }

    /// <summary>Returns the numbers shuffled. The same seed and step give the same order.</summary>
    public static long[] Indices(long count, long seed, long step)
    {
        var order = InOrder(count);

        // Fisher and Yates' shuffle. The remainder of a 64-bit word has a bias that is too small to matter.
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
