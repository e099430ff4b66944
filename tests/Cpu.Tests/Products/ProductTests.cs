using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.Products;

[Collection(ThreadCounts.Name)]
public sealed unsafe class ProductTests
{
    // The error of a sum of k products grows with the root of k at most, and is 6e-8 for one.
    private const double Tolerance = 1e-6;

    [Fact]
    public void Products_of_all_small_sizes_equal_those_of_libtorch()
    {
        var seed = 20;
        foreach (var rows in new[] { 1, 2, 3, 5, 7, 12, 13, 23, 31 })
        {
            foreach (var columns in new[] { 1, 2, 3, 7, 8, 10, 16, 17, 31, 32, 33, 50 })
            {
                foreach (var inner in new[] { 1, 2, 3, 9, 33, 64 })
                {
                    Check(++seed, 1, rows, columns, inner);
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 256, 128, 784)]
    [InlineData(1, 784, 128, 256)]
    [InlineData(1, 128, 10, 4096)]
    [InlineData(1, 500, 3, 777)]
    [InlineData(1, 1000, 1, 300)]
    [InlineData(1, 1, 1000, 300)]
    [InlineData(1, 300, 100, 257)]
    [InlineData(1, 97, 515, 600)]
    [InlineData(1, 1031, 70, 40)]
    [InlineData(1, 5, 4000, 513)]
    [InlineData(1, 64, 64, 3000)]
    [InlineData(1, 32, 784, 128)]
    [InlineData(1, 61, 300, 200)]
    [InlineData(1, 600, 530, 520)]
    [InlineData(1, 800, 40, 32)]
    [InlineData(7, 50, 33, 20)]
    [InlineData(64, 100, 100, 32)]
    [InlineData(3, 300, 200, 100)]
    [InlineData(100, 3, 4, 5)]
    public void Products_of_larger_sizes_equal_those_of_libtorch(int count, int rows, int columns, int inner)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            Check(seed, count, rows, columns, inner);
        }
    }

    [Theory]
    [InlineData(1, 128, 10, 4096)]
    [InlineData(1, 300, 100, 257)]
    [InlineData(1, 97, 515, 600)]
    [InlineData(1, 900, 1, 900)]
    [InlineData(1, 600, 530, 520)]
    [InlineData(1, 33, 784, 128)]
    [InlineData(40, 60, 50, 40)]
    public void Products_are_the_same_on_any_number_of_threads(int count, int rows, int columns, int inner)
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            ThreadCounts.AssertRepeatable(() => Check(seed, count, rows, columns, inner), $"seed {seed}");
        }
    }

    [Fact]
    public void A_product_without_an_inner_axis_is_the_bias()
    {
        using var bias = new Memory([1, -2, 3]);
        using var c = new Memory(6);
        Product.Multiply(2, 3, 0, null, 0, 1, null, 3, 1, c.Address, 3, end: new(bias.Address, relu: true));
        Assert.Equal([1, 0, 3, 1, 0, 3], c.Span.ToArray());
    }

    [Fact]
    public void Not_a_number_stays_so_through_relu()
    {
        using var a = new Memory([float.NaN, 1, 1, 1]);
        using var b = new Memory([1, -1, 1, -1]);
        using var c = new Memory(4);
        Product.Multiply(2, 2, 2, a.Address, 2, 1, b.Address, 2, 1, c.Address, 2, end: new(null, relu: true));
        Assert.True(float.IsNaN(c.Address[0]) && float.IsNaN(c.Address[1]));
        Assert.Equal([2, 0], c.Span[2..].ToArray());
    }

    private static float[] Check(int seed, int count, int rows, int columns, int inner)
    {
        var random = new Random(seed);
        bool transposeA = random.Next(2) == 1, transposeB = random.Next(2) == 1, accumulate = random.Next(2) == 1, relu = random.Next(3) == 0;
        int aPad = random.Next(2) * 3, bPad = random.Next(2) * 5, cPad = random.Next(2) * 7;
        var what = $"seed {seed}, {count} x {rows} x {columns} x {inner}, transposed {transposeA} {transposeB}, accumulate {accumulate}, relu {relu}, padding {aPad} {bPad} {cPad}";
        long aMajor = transposeA ? inner : rows, aMinor = (transposeA ? rows : inner) + aPad;
        long bMajor = transposeB ? columns : inner, bMinor = (transposeB ? inner : columns) + bPad;
        using var a = Memory.Random(random, count * aMajor * aMinor);
        using var b = Memory.Random(random, count * bMajor * bMinor);
        using var c = Memory.Random(random, (long)count * rows * (columns + cPad));
        using var bias = random.Next(2) == 0 ? Memory.Random(random, columns) : null;
        using var scale = bias is not null && random.Next(2) == 0 ? Memory.Random(random, columns) : null;
        using var scope = NewDisposeScope();
        var left = a.Double(count, aMajor, aMinor).narrow(2, 0, aMinor - aPad);
        var right = b.Double(count, bMajor, bMinor).narrow(2, 0, bMinor - bPad);
        var expected = c.Double(count, rows, columns + cPad);
        var inside = expected.narrow(2, 0, columns);
        var product = (transposeA ? left.transpose(1, 2) : left).matmul(transposeB ? right.transpose(1, 2) : right);
        if (accumulate)
        {
            product = product + inside;
        }

        if (scale is not null)
        {
            product = product * scale.Double(columns);
        }

        if (bias is not null)
        {
            product = product + bias.Double(columns);
        }

        inside.copy_(relu ? product.relu() : product);
        var (aRow, aColumn) = transposeA ? (1L, aMinor) : (aMinor, 1L);
        var (bRow, bColumn) = transposeB ? (1L, bMinor) : (bMinor, 1L);
        var end = new ColumnEnd(bias is null ? null : bias.Address, relu, scale is null ? null : scale.Address);
        if (count == 1)
        {
            Product.Multiply(rows, columns, inner, a.Address, (nint)aRow, (nint)aColumn, b.Address, (nint)bRow, (nint)bColumn, c.Address, columns + cPad, accumulate, end);
        }
        else
        {
            Product.MultiplyBatch(count, rows, columns, inner, a.Address, (nint)(aMajor * aMinor), (nint)aRow, (nint)aColumn, b.Address, (nint)(bMajor * bMinor), (nint)bRow, (nint)bColumn, c.Address, rows * (columns + cPad), columns + cPad, accumulate, end);
        }

        c.AssertNear(expected, Tolerance, what);
        return c.Span.ToArray();
    }
}
