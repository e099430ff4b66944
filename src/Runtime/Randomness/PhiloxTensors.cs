using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Randomness;

/// <summary>
/// Computes the words of <see cref="Philox"/> with operations of libtorch, for devices whose memory C# cannot read. They are the same words.
/// </summary>
/// <remarks>A word is an int64 from 0 to less than 2^32. A product of two words wraps around at 2^64, so its bits are those of the unsigned product.</remarks>
internal static class PhiloxTensors
{
    /// <summary>Computes the words 0 to <paramref name="count"/> - 1 of a stream, in the order of <see cref="Philox.Block"/>.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">The number of words.</param>
    /// <param name="device">The device of the result.</param>
    public static Tensor Words(RandomStream stream, long count, Device device)
    {
        using var scope = NewDisposeScope();
        var blocks = (count + Philox.BlockSize - 1) / Philox.BlockSize;
        var (first, second, third, fourth) = OfCounters(stream, blocks * Philox.Lanes, device);
        Tensor[] words = [first.view(blocks, Philox.Lanes), second.view(blocks, Philox.Lanes), third.view(blocks, Philox.Lanes), fourth.view(blocks, Philox.Lanes)];
        return stack(words, 1).view(-1).narrow(0, 0, count).MoveToOuterDisposeScope();
    }

    /// <summary>Computes the four words of each of the counters 0 to <paramref name="count"/> - 1.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="count">The number of counters.</param>
    /// <param name="device">The device of the results.</param>
    public static (Tensor First, Tensor Second, Tensor Third, Tensor Fourth) OfCounters(RandomStream stream, long count, Device device)
    {
        using var scope = NewDisposeScope();
        var (mask, half) = (Number(uint.MaxValue), Number(32));
        var counters = arange(count, ScalarType.Int64, device);

        // Words that are the same for all counters have one element and are spread by the operations of the first rounds.
        var (c0, c1) = (counters & mask, counters.bitwise_right_shift(half) ^ Number((uint)(stream.Step >> 32)));
        var (c2, c3) = (Number((uint)stream.Step), Number((uint)stream.Call));
        var (m0, m1) = (Number(Philox.M0), Number(Philox.M1));
        var (k0, k1) = (Keys((uint)stream.Seed, Philox.W0), Keys((uint)(stream.Seed >> 32), Philox.W1));
        for (var round = 0; round < Philox.Rounds; round++)
        {
            var (p0, p1) = (c0 * m0, c2 * m1);
            (c0, c1, c2, c3) = (High(p1) ^ c1 ^ k0.narrow(0, round, 1), p1 & mask, High(p0) ^ c3 ^ k1.narrow(0, round, 1), p0 & mask);
        }

        return (c0.MoveToOuterDisposeScope(), c1.MoveToOuterDisposeScope(), c2.MoveToOuterDisposeScope(), c3.MoveToOuterDisposeScope());

        // The shift repeats the sign, which the mask removes.
        Tensor High(Tensor product) => product.bitwise_right_shift(half) & mask;

        Tensor Number(long value) => full(1, value, ScalarType.Int64, device);

        // The key of each round.
        Tensor Keys(long key, long step) => ((arange(Philox.Rounds, ScalarType.Int64, device) * Number(step)) + Number(key)) & mask;
    }
}
