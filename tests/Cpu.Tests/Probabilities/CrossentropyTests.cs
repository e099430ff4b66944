using CompiledNets.Cpu.Tests.Threads;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.Probabilities;

[Collection(ThreadCounts.Name)]
public sealed unsafe class CrossentropyTests
{
    public static TheoryData<int, int> Sizes => SoftmaxTests.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Softmax_crossentropy_equals_that_of_libtorch(int rows, int classes)
    {
        using var scope = NewDisposeScope();
        using var x = Memory.Random(new Random(rows), (long)rows * classes, 3);
        using var t = Memory.Random(new Random(classes), (long)rows * classes);
        using var losses = new Memory(rows);
        using var p = new Memory(x.Count);
        using var d = new Memory(x.Count);
        var factor = 1f / rows;
        ThreadCounts.AssertRepeatable(
            () =>
            {
                var loss = Crossentropy.Softmax(rows, classes, x.Address, t.Address, losses.Address, p.Address, d.Address, factor);
                return [.. BitConverter.GetBytes(loss).Select(b => (float)b), .. losses.Span, .. p.Span, .. d.Span];
            },
            "crossentropy");
        var logits = x.Double(rows, classes);
        var targets = t.Double(rows, classes);
        var expected = -(logits.log_softmax(1) * targets).sum([1]);
        var sum = Crossentropy.Softmax(rows, classes, x.Address, t.Address);
        Assert.Equal(expected.sum().item<double>(), sum, 1e-5 * (1 + expected.abs().sum().item<double>()));
        if (classes > 1)
        {
            losses.AssertNear(expected, 2e-6, "losses");
        }

        p.AssertNear(logits.softmax(1), 1e-6, "probabilities");
        d.AssertNear((logits.softmax(1) - targets) * factor, 1e-6, "gradient");
        Crossentropy.Softmax(rows, classes, x.Address, t.Address, gradient: x.Address, factor: factor);
        Assert.True(x.Span.SequenceEqual(d.Span));
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Crossentropy_of_class_numbers_equals_that_of_libtorch(int rows, int classes)
    {
        using var scope = NewDisposeScope();
        var random = new Random(rows);
        using var x = Memory.Random(random, (long)rows * classes, 3);
        var numbers = Enumerable.Range(0, rows).Select(_ => random.NextInt64(classes)).ToArray();
        using var losses = new Memory(rows);
        using var p = new Memory(x.Count);
        using var d = new Memory(x.Count);
        var input = x.Double(rows, classes).requires_grad_();
        var expected = nn.functional.cross_entropy(input, tensor(numbers), reduction: nn.Reduction.None);
        expected.backward([full(rows, 0.25, ScalarType.Float64)]);
        fixed (long* labels = numbers)
        {
            var sum = Crossentropy.SparseSoftmax(rows, classes, x.Address, labels, losses.Address, p.Address, d.Address, 0.25f);
            Assert.Equal(expected.sum().item<double>(), sum, 2e-6 * (1 + sum));
            if (classes > 1)
            {
                losses.AssertNear(expected.detach(), 1e-6, "losses");
                d.AssertNear(input.grad!, 1e-6, "gradient");
            }

            p.AssertNear(input.detach().softmax(1), 1e-6, "probabilities");
            Assert.Equal(sum, Crossentropy.SparseSoftmax(rows, classes, x.Address, labels, gradient: x.Address, factor: 0.25f));
            Assert.True(x.Span.SequenceEqual(d.Span));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(70_003)]
    public void Sigmoid_crossentropy_equals_that_of_libtorch(int count)
    {
        using var scope = NewDisposeScope();
        var random = new Random(count);
        using var x = Memory.Random(random, count, 8);
        using var t = Memory.Random(random, count);
        using var losses = new Memory(count);
        using var p = new Memory(count);
        using var d = new Memory(count);
        ThreadCounts.AssertRepeatable(
            () =>
            {
                var loss = Crossentropy.Sigmoid(count, x.Address, t.Address, losses.Address, p.Address, d.Address, 0.5f);
                return [.. BitConverter.GetBytes(loss).Select(b => (float)b), .. losses.Span, .. p.Span, .. d.Span];
            },
            "crossentropy");
        var logits = x.Double(count);
        var targets = t.Double(count);
        var expected = nn.functional.binary_cross_entropy_with_logits(logits, targets, reduction: nn.Reduction.None);
        losses.AssertNear(expected, 1e-6, "losses");
        Assert.Equal(expected.sum().item<double>(), Crossentropy.Sigmoid(count, x.Address, t.Address), 1e-6 * expected.abs().sum().item<double>());
        p.AssertNear(logits.sigmoid(), 1e-6, "probabilities");
        d.AssertNear((logits.sigmoid() - targets) * 0.5, 1e-6, "gradient");
    }

    [Fact]
    public void Tiny_and_huge_binary_losses_are_exact()
    {
        float[] logits = [20, -20, 80, -80, 1000, -1000, 0, float.NaN];
        foreach (var label in new[] { 0f, 1f })
        {
            using var x = new Memory(logits);
            using var t = new Memory(Enumerable.Repeat(label, logits.Length).ToArray());
            using var losses = new Memory(logits.Length);
            Crossentropy.Sigmoid(logits.Length, x.Address, t.Address, losses.Address);
            for (var i = 0; i < logits.Length; i++)
            {
                var z = label == 1 ? -(double)logits[i] : logits[i];
                var expected = Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
                expected = z < -15 ? Math.Exp(z) : expected;
                Assert.True(double.IsNaN(expected) ? float.IsNaN(losses.Address[i]) : Math.Abs(expected - losses.Address[i]) <= 1e-6 * expected + 1e-37, $"{losses.Address[i]} for {logits[i]}, {label}: expected {expected}");
            }
        }
    }
}
