using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNets.Randomness;

/// <summary>
/// Computes random numbers with Philox4x32-10: four words from a counter and a key, without a state. Salmon et al., "Parallel random numbers: as
/// easy as 1, 2, 3", 2011. The constants are the paper's.
/// </summary>
/// <remarks>
/// Words come in blocks of 64. Word i of a block is word i / 16 of the counter block * 16 + i % 16. Vectors compute sixteen counters at once, and
/// each word depends only on its index, and not on the width of the machine's vectors.
/// </remarks>
internal static class Philox
{
    /// <summary>The number of words of a block.</summary>
    public const int BlockSize = 64;

    /// <summary>The first multiplier.</summary>
    public const uint M0 = 0xD2511F53;

    /// <summary>The second multiplier.</summary>
    public const uint M1 = 0xCD9E8D57;

    /// <summary>The difference between the first keys of two rounds.</summary>
    public const uint W0 = 0x9E3779B9;

    /// <summary>The difference between the second keys of two rounds.</summary>
    public const uint W1 = 0xBB67AE85;

    /// <summary>The number of rounds.</summary>
    public const int Rounds = 10;

    /// <summary>The number of counters of a block.</summary>
    public const int Lanes = 16;

    /// <summary>Computes four words from a counter.</summary>
    public static (uint, uint, uint, uint) Words(RandomStream stream, ulong counter)
    {
        var (c0, c1, c2, c3) = ((uint)counter, (uint)(counter >> 32) ^ (uint)(stream.Step >> 32), (uint)stream.Step, (uint)stream.Call);
        var (k0, k1) = ((uint)stream.Seed, (uint)(stream.Seed >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var (p0, p1) = ((ulong)M0 * c0, (ulong)M1 * c2);
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += W0;
            k1 += W1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>Computes the words of a block. <paramref name="words"/> receives <see cref="BlockSize"/> of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Block(RandomStream stream, ulong block, Span<uint> words)
    {
        if (Avx512F.IsSupported)
        {
            Block512(stream, block * Lanes, words);
        }
        else if (Avx2.IsSupported)
        {
            Block256(stream, block * Lanes, words);
            Block256(stream, (block * Lanes) + 8, words[8..]);
        }
        else
        {
            BlockScalar(stream, block, words);
        }
    }

    /// <summary>Computes the words of a block one by one, as a reference for the vectors.</summary>
    internal static void BlockScalar(RandomStream stream, ulong block, Span<uint> words)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            (words[lane], words[Lanes + lane], words[(2 * Lanes) + lane], words[(3 * Lanes) + lane]) = Words(stream, (block * Lanes) + (ulong)lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block512(RandomStream stream, ulong counter, Span<uint> words)
    {
        // The sixteen counters of a block begin with a multiple of sixteen, so they differ only in the low word.
        var c0 = Vector512.Create((uint)counter) + Vector512<uint>.Indices;
        var c1 = Vector512.Create((uint)(counter >> 32) ^ (uint)(stream.Step >> 32));
        var c2 = Vector512.Create((uint)stream.Step);
        var c3 = Vector512.Create((uint)stream.Call);
        var (k0, k1) = ((uint)stream.Seed, (uint)(stream.Seed >> 32));
        var (m0, m1) = (Vector512.Create(M0), Vector512.Create(M1));
        for (var round = 0; round < Rounds; round++)
        {
            var (high0, low0) = Multiply(c0, m0);
            var (high1, low1) = Multiply(c2, m1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ Vector512.Create(k0), low1, high0 ^ c3 ^ Vector512.Create(k1), low0);
            k0 += W0;
            k1 += W1;
        }

        c0.CopyTo(words);
        c1.CopyTo(words[Lanes..]);
        c2.CopyTo(words[(2 * Lanes)..]);
        c3.CopyTo(words[(3 * Lanes)..]);

        // The instruction multiplies every other lane to 64 bits, so it is used once for the even and once for the odd lanes.
        static (Vector512<uint> High, Vector512<uint> Low) Multiply(Vector512<uint> x, Vector512<uint> m)
        {
            var odd = Vector512.Create(0xFFFFFFFF00000000).AsUInt32();
            var evens = Avx512F.Multiply(x, m).AsUInt32();
            var odds = Avx512F.Multiply((x.AsUInt64() >> 32).AsUInt32(), m).AsUInt32();
            return (
                Vector512.ConditionalSelect(odd, odds, (evens.AsUInt64() >> 32).AsUInt32()),
                Vector512.ConditionalSelect(odd, (odds.AsUInt64() << 32).AsUInt32(), evens));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block256(RandomStream stream, ulong counter, Span<uint> words)
    {
        var c0 = Vector256.Create((uint)counter) + Vector256<uint>.Indices;
        var c1 = Vector256.Create((uint)(counter >> 32) ^ (uint)(stream.Step >> 32));
        var c2 = Vector256.Create((uint)stream.Step);
        var c3 = Vector256.Create((uint)stream.Call);
        var (k0, k1) = ((uint)stream.Seed, (uint)(stream.Seed >> 32));
        var (m0, m1) = (Vector256.Create(M0), Vector256.Create(M1));
        for (var round = 0; round < Rounds; round++)
        {
            var (high0, low0) = Multiply(c0, m0);
            var (high1, low1) = Multiply(c2, m1);
            (c0, c1, c2, c3) = (high1 ^ c1 ^ Vector256.Create(k0), low1, high0 ^ c3 ^ Vector256.Create(k1), low0);
            k0 += W0;
            k1 += W1;
        }

        c0.CopyTo(words);
        c1.CopyTo(words[Lanes..]);
        c2.CopyTo(words[(2 * Lanes)..]);
        c3.CopyTo(words[(3 * Lanes)..]);

        static (Vector256<uint> High, Vector256<uint> Low) Multiply(Vector256<uint> x, Vector256<uint> m)
        {
            var odd = Vector256.Create(0xFFFFFFFF00000000).AsUInt32();
            var evens = Avx2.Multiply(x, m).AsUInt32();
            var odds = Avx2.Multiply((x.AsUInt64() >> 32).AsUInt32(), m).AsUInt32();
            return (
                Vector256.ConditionalSelect(odd, odds, (evens.AsUInt64() >> 32).AsUInt32()),
                Vector256.ConditionalSelect(odd, (odds.AsUInt64() << 32).AsUInt32(), evens));
        }
    }
}
