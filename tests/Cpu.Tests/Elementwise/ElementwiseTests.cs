using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.ElementwiseKernels;

[Collection(ThreadCounts.Name)]
public sealed unsafe class ElementwiseTests
{
    private static readonly int[] s_sizes = [0, 1, 3, 4, 7, 8, 15, 16, 17, 31, 32, 33, 63, 100, 1000, 16_385, 50_001, 600_007];

    [Fact]
    public void Functions_of_one_number_equal_those_of_libtorch()
    {
        Check("copy", 0, (n, x, y) => Elementwise.Copy(n, x, y), x => x.clone());
        Check("scale", 1e-7, (n, x, y) => Elementwise.Scale(n, -1.7f, x, y), x => x * (double)-1.7f);
        Check("relu", 0, (n, x, y) => Elementwise.Map<Positive>(n, x, y, default), x => x.relu());
        Check("offset", 1e-7, (n, x, y) => Elementwise.Map(n, x, y, new Shifted(0.75f)), x => x + 0.75);
        Check("exp", 1e-6, (n, x, y) => Elementwise.Map<Exponential>(n, x, y, default), x => x.exp());
        Check("sigmoid", 2e-7, (n, x, y) => Elementwise.Map<Logistic>(n, x, y, default), x => x.sigmoid());
        Check("tanh", 2e-7, (n, x, y) => Elementwise.Map<Hyperbolic>(n, x, y, default), x => x.tanh());
    }

    [Fact]
    public void Functions_of_two_numbers_equal_those_of_libtorch()
    {
        Check2("add", 1e-7, (n, x, y, z) => Elementwise.Zip<Sum>(n, x, y, z, default), (x, y) => x + y);
        Check2("subtract", 1e-7, (n, x, y, z) => Elementwise.Zip<Difference>(n, x, y, z, default), (x, y) => x - y);
        Check2("divide", 1e-7, (n, x, y, z) => Elementwise.Zip<Quotient>(n, x, y, z, default), (x, y) => x / y);
        Check2("multiply", 1e-7, (n, x, y, z) => Elementwise.Zip<Times>(n, x, y, z, default), (x, y) => x * y);
        Check2("add scaled", 2e-7, (n, x, y, z) => Elementwise.AddScaled(n, 0.3f, x, y, z), (x, y) => (x * (double)0.3f) + y);
        Check2("relu gradient", 1e-7, (n, g, y, d) => Elementwise.ReluGradient(n, g, y, d, 1.25f), (g, y) => where(y.le(0), zeros_like(g), g * 1.25));
        Check2("sigmoid gradient", 3e-7, (n, g, y, d) => Elementwise.Zip<LogisticGradient>(n, g, y, d, default), (g, y) => g * y * (1 - y));
        Check2("tanh gradient", 3e-7, (n, g, y, d) => Elementwise.Zip<HyperbolicGradient>(n, g, y, d, default), (g, y) => g * (1 - (y * y)));
    }

    [Fact]
    public void Results_can_replace_an_argument()
    {
        using var x = new Memory([1, 2, 3, -4, 5]);
        using var y = new Memory([10, 20, -30, 40, 0]);
        Elementwise.Zip<Sum>(5, y.Address, x.Address, y.Address, default);
        Assert.Equal([11, 22, -27, 36, 5], y.Span.ToArray());
        Elementwise.ReluGradient(5, x.Address, y.Address, x.Address);
        Assert.Equal([1, 2, 0, -4, 5], x.Span.ToArray());
        Elementwise.Map<Positive>(5, x.Address, x.Address, default);
        Assert.Equal([1, 2, 0, 0, 5], x.Span.ToArray());
    }

    [Fact]
    public void Special_numbers_are_treated_as_in_libtorch()
    {
        float[] numbers = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 1e-30f, -1e-5f, 88, 89, -88, -104, 20, -20, 0.625f, 0.6249999f];
        using var x = new Memory(numbers);
        using var y = new Memory(numbers.Length);
        using var single = tensor(numbers);
        Elementwise.Map<Logistic>(numbers.Length, x.Address, y.Address, default);
        AssertEach(single.sigmoid(), y, 3e-7);
        Elementwise.Map<Hyperbolic>(numbers.Length, x.Address, y.Address, default);
        AssertEach(single.tanh(), y, 3e-7);
        Elementwise.Map<Exponential>(numbers.Length, x.Address, y.Address, default);
        AssertEach(single.exp(), y, 3e-7);
        Elementwise.Map<Positive>(numbers.Length, x.Address, y.Address, default);
        AssertEach(single.relu(), y, 0);
        using var g = new Memory(Enumerable.Repeat(2f, numbers.Length).ToArray());
        Elementwise.ReluGradient(numbers.Length, g.Address, x.Address, y.Address);
        AssertEach(where(single.le(0), zeros_like(single), full_like(single, 2)), y, 0);
    }

    [Fact]
    public void Exponentials_have_a_relative_error_below_two_units_in_the_last_place()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => (float)((random.NextDouble() * 175) - 87)).ToArray();
        using var x = new Memory(numbers);
        using var y = new Memory(numbers.Length);
        Elementwise.Map<Exponential>(numbers.Length, x.Address, y.Address, default);
        for (var i = 0; i < numbers.Length; i++)
        {
            var exact = Math.Exp(numbers[i]);
            Assert.True(Math.Abs(y.Address[i] - exact) <= (2 * 1.2e-7 * exact) + 1.8e-38, $"exp({numbers[i]:R}) is {y.Address[i]:R} instead of {exact:R}.");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(100, 16)]
    [InlineData(7, 33)]
    [InlineData(500, 257)]
    public void Rows_are_combined_with_one_row(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(rows), (long)rows * columns);
        using var y = Memory.Random(new Random(columns), columns);
        using var z = new Memory(x.Count);
        Elementwise.ZipRows<Difference>(rows, columns, x.Address, y.Address, z.Address, default);
        z.AssertNear(x.Double(rows, columns) - y.Double(columns), 1e-7, $"{rows} x {columns}");
    }

    [Fact]
    public void Small_results_of_tanh_are_relatively_exact()
    {
        var numbers = Enumerable.Range(-120, 240).Select(i => (float)(Math.Sign(i) * Math.Pow(10, Math.Abs(i) / 20.0 - 6))).ToArray();
        using var x = new Memory(numbers);
        using var y = new Memory(numbers.Length);
        Elementwise.Map<Hyperbolic>(numbers.Length, x.Address, y.Address, default);
        for (var i = 0; i < numbers.Length; i++)
        {
            Assert.Equal(Math.Tanh(numbers[i]), y.Address[i], 3e-7 * Math.Abs(Math.Tanh(numbers[i])));
        }
    }

    private delegate void Kernel(long count, float* x, float* y);

    private delegate void Kernel2(long count, float* x, float* y, float* z);

    private static void AssertEach(Tensor expected, Memory actual, double tolerance)
    {
        var wanted = expected.data<float>().ToArray();
        for (var i = 0; i < wanted.Length; i++)
        {
            Assert.True(wanted[i].Equals(actual.Address[i]) || Math.Abs(wanted[i] - actual.Address[i]) <= tolerance * Math.Abs(wanted[i]) + 1e-37, $"{actual.Address[i]} at {i}, expected {wanted[i]}");
        }
    }

    private static void Check(string name, double tolerance, Kernel kernel, Func<Tensor, Tensor> expected)
    {
        foreach (var size in s_sizes)
        {
            using var scope = NewDisposeScope();
            using var x = Memory.Random(new Random(size), size, 2);
            using var y = new Memory(size);
            ThreadCounts.AssertRepeatable(
                () =>
                {
                    kernel(size, x.Address, y.Address);
                    return y.Span.ToArray();
                },
                name);
            y.AssertNear(expected(x.Double(size)), tolerance, $"{name}, {size}");
        }
    }

    private static void Check2(string name, double tolerance, Kernel2 kernel, Func<Tensor, Tensor, Tensor> expected)
    {
        foreach (var size in s_sizes)
        {
            using var scope = NewDisposeScope();
            var random = new Random(size);
            using var x = Memory.Random(random, size);
            using var y = Memory.Random(random, size);
            using var z = new Memory(size);
            kernel(size, x.Address, y.Address, z.Address);
            z.AssertNear(expected(x.Double(size), y.Double(size)), tolerance, $"{name}, {size}");
        }
    }
}
