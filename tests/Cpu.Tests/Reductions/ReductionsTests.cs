using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.ReductionsKernels;

[Collection(ThreadCounts.Name)]
public sealed unsafe class ReductionsTests
{
    private static readonly (int Rows, int Columns)[] s_sizes = [(1, 1), (1, 5), (7, 1), (3, 3), (32, 10), (256, 128), (300, 100), (1000, 33), (4096, 128), (20_000, 7), (5, 70_001), (129, 64), (65_536, 3)];

    [Fact]
    public void Sums_of_rows_equal_those_of_libtorch()
    {
        foreach (var (rows, columns) in s_sizes)
        {
            using var scope = NewDisposeScope();
            using var x = Memory.Random(new Random(rows), (long)rows * columns);
            using var y = new Memory(columns);
            Repeat(() => Reductions.SumRows(rows, columns, x.Address, y.Address), y, $"{rows} x {columns}");
            var sum = x.Double(rows, columns).sum([0]);
            y.AssertNear(sum, 2e-6, $"{rows} x {columns}");
            Reductions.SumRows(rows, columns, x.Address, y.Address, true);
            y.AssertNear(sum * 2, 2e-6, $"{rows} x {columns}, accumulated");
        }
    }

    [Fact]
    public void Sums_of_columns_equal_those_of_libtorch()
    {
        foreach (var (rows, columns) in s_sizes)
        {
            using var scope = NewDisposeScope();
            using var x = Memory.Random(new Random(rows), (long)rows * columns);
            using var y = new Memory(rows);
            Repeat(() => Reductions.SumColumns(rows, columns, x.Address, y.Address, 0.5f), y, $"{rows} x {columns}");
            y.AssertNear(x.Double(rows, columns).sum([1]) * 0.5, 2e-6, $"{rows} x {columns}");
        }
    }

    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 50_000)]
    [InlineData(true, 4, 9)]
    [InlineData(false, 4, 9)]
    [InlineData(false, 4, 9, 5)]
    [InlineData(true, 4, 9, 5)]
    [InlineData(true, 40, 33, 50)]
    [InlineData(false, 6, 2, 10, 2)]
    [InlineData(false, 6, 2, 10, 2, 64)]
    [InlineData(false, 6, 2, 10, 2, 3)]
    [InlineData(true, 6, 2, 10, 2, 33)]
    [InlineData(true, 3, 2, 4, 5, 2, 3, 7)]
    [InlineData(false, 1, 2, 1, 3, 4, 3, 2, 5)]
    public void Sums_over_any_axes_equal_those_of_libtorch(bool isFirstSummed, params int[] sizes)
    {
        using var scope = NewDisposeScope();
        var shape = sizes.Select(size => (long)size).ToArray();
        using var x = Memory.Random(new Random(sizes.Length), shape.Aggregate(1L, (product, size) => product * size));
        var axes = Enumerable.Range(0, sizes.Length).Where(axis => isFirstSummed == (axis % 2 == 0)).Select(axis => (long)axis).ToArray();
        var all = x.Double(shape);
        var sum = axes.Length == 0 ? all : all.sum(axes);
        using var y = new Memory((int)sum.numel());
        var what = $"{string.Join(" x ", sizes)}, {(isFirstSummed ? "first" : "second")} axis summed";
        Repeat(() => AxesSum.Run(shape, isFirstSummed, x.Address, y.Address, 0.5f), y, what);
        y.AssertNear(sum * 0.5, 2e-6, what);
    }

    [Theory]
    [InlineData(1, 50, 20)]
    [InlineData(4, 7, 5)]
    [InlineData(32, 49, 64)]
    [InlineData(100, 300, 1)]
    [InlineData(3, 1, 9)]
    [InlineData(64, 196, 33)]
    [InlineData(1, 5000, 100)]
    public void Means_along_an_axis_and_their_gradients_equal_those_of_libtorch(int outer, int axis, int inner)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(outer), (long)outer * axis * inner);
        using var y = new Memory(outer * inner);
        var what = $"{outer} x {axis} x {inner}";
        Repeat(() => Reductions.SumAxis(outer, axis, inner, x.Address, y.Address, 1f / axis), y, what);
        y.AssertNear(x.Double(outer, axis, inner).mean([1]), 2e-6, what);
        using var d = new Memory(x.Count);
        Repeat(() => Reductions.SumAxisGradient(outer, axis, inner, y.Address, d.Address, 1f / axis), d, what);
        d.AssertNear((y.Double(outer, 1, inner) / axis).expand(outer, axis, inner), 2e-7, what);
    }

    [Fact]
    public void Sums_of_all_elements_are_exact_in_float64()
    {
        foreach (var count in new[] { 0, 1, 15, 16, 17, 1000, 16_384, 100_003, 2_000_000 })
        {
            using var scope = NewDisposeScope();
            using var x = Memory.Random(new Random(count), count, 100);
            ThreadCounts.AssertRepeatable(() => BitConverter.GetBytes(Reductions.Sum(count, x.Address)).Select(b => (float)b).ToArray(), $"{count}");
            Assert.Equal(x.Double(count).sum().item<double>(), Reductions.Sum(count, x.Address), 1e-8);
        }
    }

    private static void Repeat(Action run, Memory result, string what) => ThreadCounts.AssertRepeatable(
        () =>
        {
            run();
            return result.Span.ToArray();
        },
        what);
}
