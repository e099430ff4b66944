using CompiledNets.Randomness;

namespace CompiledNets.Runtime.Tests.Randomness;

public sealed class PhiloxTests
{
    // The known answers of the authors' library Random123 (tests/kat_vectors, philox4x32 10). The columns are counter, key and words.
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Words_are_the_known_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3)
    {
        // The high word of the step is mixed into the high word of the counter. Here it is zero.
        var stream = new RandomStream((long)(((ulong)k1 << 32) | k0), c2, c3);
        Assert.Equal((w0, w1, w2, w3), Philox.Words(stream, ((ulong)c1 << 32) | c0));
    }

    [Fact]
    public void Vectors_have_the_numbers_of_single_counters()
    {
        var stream = new RandomStream(0x0123456789abcdef, 0x1_0000_0007, 42);
        Span<uint> vectors = stackalloc uint[Philox.BlockSize], scalars = stackalloc uint[Philox.BlockSize];
        foreach (var block in (ulong[])[0, 1, 63, 0x0fff_ffff, 0x1000_0000, 0x1000_0001, 0xffff_ffff_ffff])
        {
            Philox.Block(stream, block, vectors);
            Philox.BlockScalar(stream, block, scalars);
            Assert.True(vectors.SequenceEqual(scalars), $"block {block}");
        }
    }

    [Fact]
    public void Different_seeds_steps_and_calls_give_different_numbers()
    {
        var words = new HashSet<(uint, uint, uint, uint)>
        {
            Philox.Words(new RandomStream(1, 1, 1), 0),
            Philox.Words(new RandomStream(2, 1, 1), 0),
            Philox.Words(new RandomStream(1, 2, 1), 0),
            Philox.Words(new RandomStream(1, 1, 2), 0),
            Philox.Words(new RandomStream(1, 1, 1), 1),
            Philox.Words(new RandomStream(1, 1 + (1L << 32), 1), 0),
        };
        Assert.Equal(6, words.Count);
    }
}
