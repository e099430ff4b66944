using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.Probabilities;

[Collection(ThreadCounts.Name)]
public sealed unsafe class SoftmaxTests
{
    public static TheoryData<int, int> Sizes => new() { { 1, 1 }, { 3, 2 }, { 32, 10 }, { 5, 16 }, { 7, 17 }, { 9, 33 }, { 500, 100 }, { 64, 1000 }, { 4000, 10 }, { 3, 40_000 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_and_its_gradient_equal_those_of_libtorch(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(rows), (long)rows * columns, 3);
        using var g = Memory.Random(new Random(columns), (long)rows * columns);
        using var y = new Memory(x.Count);
        using var d = new Memory(x.Count);
        ThreadCounts.AssertRepeatable(
            () =>
            {
                Softmax.Run(rows, columns, x.Address, y.Address);
                Softmax.Gradient(rows, columns, g.Address, y.Address, d.Address);
                return [.. y.Span, .. d.Span];
            },
            "softmax");
        var input = x.Double(rows, columns).requires_grad_();
        var expected = input.softmax(1);
        expected.backward([g.Double(rows, columns)]);
        y.AssertNear(expected.detach(), 5e-7, $"softmax {rows} x {columns}");
        if (columns > 1)
        {
            d.AssertNear(input.grad!, 2e-6, $"gradient {rows} x {columns}");
        }

        // The result can replace the logits, and the gradient that of the result.
        Softmax.Gradient(rows, columns, g.Address, y.Address, g.Address);
        Assert.True(g.Span.SequenceEqual(d.Span));
        Softmax.Run(rows, columns, x.Address, x.Address);
        Assert.True(x.Span.SequenceEqual(y.Span));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Log_softmax_and_its_gradient_equal_those_of_libtorch(int rows, int columns)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(rows), (long)rows * columns, 3);
        using var g = Memory.Random(new Random(columns), (long)rows * columns);
        using var y = new Memory(x.Count);
        using var d = new Memory(x.Count);
        Softmax.Log(rows, columns, x.Address, y.Address);
        Softmax.LogGradient(rows, columns, g.Address, y.Address, d.Address);
        var input = x.Double(rows, columns).requires_grad_();
        var expected = input.log_softmax(1);
        expected.backward([g.Double(rows, columns)]);
        if (columns > 1)
        {
            y.AssertNear(expected.detach(), 5e-7, $"log softmax {rows} x {columns}");
            d.AssertNear(input.grad!, 2e-6, $"gradient {rows} x {columns}");
        }
        else
        {
            Assert.Equal(0, y.Address[0], 2e-7);
        }

        Softmax.Log(rows, columns, x.Address, x.Address);
        Assert.True(x.Span.SequenceEqual(y.Span));
    }

    [Fact]
    public void Large_and_infinite_logits_are_treated_as_in_libtorch()
    {
        float[] logits = [1e30f, 1, 0, float.NegativeInfinity, 2, 3, float.NaN, 1, 2, -1e30f, -1e30f, -1e30f];
        using var x = new Memory(logits);
        using var y = new Memory(12);
        Softmax.Run(4, 3, x.Address, y.Address);
        using var single = tensor(logits).reshape(4, 3);
        y.AssertNear(single.softmax(1), 1e-6, "softmax");
        Softmax.Log(4, 3, x.Address, y.Address);
        y.AssertNear(single.log_softmax(1), 1e-6, "log softmax");
    }
}
