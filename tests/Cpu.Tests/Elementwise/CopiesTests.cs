using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.ElementwiseKernels;

[Collection(ThreadCounts.Name)]
public sealed unsafe class CopiesTests
{
    [Fact]
    public void Random_permutations_and_slices_equal_those_of_libtorch()
    {
        for (var seed = 1; seed <= 400; seed++)
        {
            Check(seed, new Random(seed).Next(1, 7), 9);
        }
    }

    [Fact]
    public void Large_permutations_and_slices_equal_those_of_libtorch()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            Check(seed, new Random(seed).Next(1, 4), 130);
        }
    }

    [Theory]
    [InlineData(1024, 1000)]
    [InlineData(3, 100_000)]
    [InlineData(100_000, 3)]
    [InlineData(1, 300_000)]
    public void A_transposed_matrix_is_the_same_on_any_number_of_threads(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(1), (long)rows * columns);
        using var y = new Memory((long)rows * columns);
        ThreadCounts.AssertRepeatable(
            () =>
            {
                y.Span.Clear();
                Span<long> sizes = [columns, rows], source = [1, columns], destination = [rows, 1];
                fixed (long* s = sizes, from = source, to = destination)
                {
                    Copies.Strided(2, s, x.Address, from, y.Address, to);
                }

                return y.Span.ToArray();
            },
            $"{rows} x {columns}");
        y.AssertNear(x.Double(rows, columns).t(), 0, $"{rows} x {columns}");
    }

    [Fact]
    public void A_padded_picture_has_a_frame_of_zeros()
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(2), 2 * 5 * 4 * 3);
        using var y = new Memory(2 * 7 * 6 * 3);
        Span<long> whole = [2, 7, 6, 3], inside = [2, 5, 4, 3], source = [60, 12, 3, 1], destination = [126, 18, 3, 1];
        fixed (long* w = whole, i = inside, from = source, to = destination)
        {
            Copies.Fill(4, w, 0, y.Address, to);
            Copies.Strided(4, i, x.Address, from, y.Address + 18 + 3, to);
        }

        y.AssertNear(nn.functional.pad(x.Double(2, 5, 4, 3), [0, 0, 1, 1, 1, 1]), 0, "padded");
    }

    private static void Check(int seed, int axes, int most)
    {
        using var scope = NewDisposeScope();
        var random = new Random(seed);
        var sizes = Enumerable.Range(0, axes).Select(_ => (long)random.Next(1, most)).ToArray();
        var sourceOrder = Enumerable.Range(0, axes).ToArray();
        var destinationOrder = Enumerable.Range(0, axes).ToArray();
        random.Shuffle(sourceOrder);
        random.Shuffle(destinationOrder);
        var (from, sourceCount) = Layout(random, sizes, sourceOrder, random.Next(3) == 0);
        var (to, destinationCount) = Layout(random, sizes, destinationOrder, false);
        using var x = Memory.Random(random, sourceCount);
        using var y = Memory.Random(random, destinationCount);
        var expected = y.Double(destinationCount);
        expected.as_strided(sizes, to).copy_(x.Double(sourceCount).as_strided(sizes, from));
        fixed (long* s = sizes, f = from, t = to)
        {
            Copies.Strided(axes, s, x.Address, f, y.Address, t);
        }

        y.AssertNear(expected, 0, $"seed {seed}: {string.Join(' ', sizes)}, from {string.Join(' ', from)}, to {string.Join(' ', to)}");
    }

    private static (long[] Strides, long Count) Layout(Random random, long[] sizes, int[] order, bool isRepeated)
    {
        var strides = new long[sizes.Length];
        var stride = random.Next(4) == 0 ? 2L : 1;
        foreach (var axis in order)
        {
            strides[axis] = stride;
            stride *= sizes[axis] + (random.Next(3) == 0 ? random.Next(3) : 0);
        }

        if (isRepeated)
        {
            strides[random.Next(strides.Length)] = 0;
        }

        return (strides, 1 + sizes.Zip(strides, (size, step) => (size - 1) * step).Sum());
    }
}
