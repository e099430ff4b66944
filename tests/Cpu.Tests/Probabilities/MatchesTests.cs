using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Cpu.Tests.Probabilities;

public sealed unsafe class MatchesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(500, 2)]
    [InlineData(5000, 10)]
    [InlineData(700, 33)]
    [InlineData(100, 1000)]
    public void Matches_equal_those_of_libtorch_with_ties_and_not_a_number(int rows, int classes)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            using var scope = NewDisposeScope();
            var random = new Random(seed);
            using var y = new Memory(Enumerable.Range(0, rows * classes).Select(_ => Number(random)).ToArray());
            using var t = new Memory(Enumerable.Range(0, rows * classes).Select(_ => Number(random)).ToArray());
            var said = tensor(y.Span.ToArray()).reshape(rows, classes).argmax(1);
            var right = tensor(t.Span.ToArray()).reshape(rows, classes).argmax(1);
            var expected = said.eq(right).sum().item<long>();
            Assert.Equal(expected, Matches.Categorical(rows, classes, y.Address, t.Address));
            fixed (long* numbers = right.data<long>().ToArray())
            {
                Assert.Equal(expected, Matches.Sparse(rows, classes, y.Address, numbers));
            }
        }
    }

    /// <summary>Few different numbers, so that there are many ties.</summary>
    private static float Number(Random random) => random.Next(12) switch
    {
        0 => float.NaN,
        1 => -0f,
        2 => 0f,
        3 => float.NegativeInfinity,
        var other => (other % 4) - 2,
    };
}
