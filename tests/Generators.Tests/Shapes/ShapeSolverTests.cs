using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Tests.Shapes;

/// <summary>Compares decisions about sizes with an enumeration of sizes.</summary>
public sealed class ShapeSolverTests
{
    private const int Tried = 3_000;

    [Fact]
    public void The_minimum_length_of_two_poolings_and_five_windows_is_269()
    {
        // The sample AgeIncomeGender: Conv1D(5), pool 5, Conv1D(5) twice, pool 5, Conv1D(5) twice.
        var t = Dim.Of(new Symbol("T"));
        var length = Dim.FloorDiv(t - 4, 5);
        length = Dim.FloorDiv(length - 4 - 4, 5);
        length = length - 4 - 4;
        Assert.Equal("T >= 269", ShapeSolver.AtLeast(length, 1).Condition);
    }

    [Fact]
    public void A_skip_connection_over_a_pool_fits_for_even_sizes()
    {
        var t = Dim.Of(new Symbol("T"));
        Assert.Equal("T is even", ShapeSolver.Equal(Dim.FloorDiv(t, 2) * 2, t).Condition);
        Assert.Equal(Verdict.Proved, ShapeSolver.Equal(Dim.FloorDiv(Dim.Of(new Symbol("T", multipleOf: 4)), 2) * 2, Dim.Of(new Symbol("T", multipleOf: 4))).Verdict);
    }

    [Fact]
    public void A_declared_minimum_can_prove_a_condition()
    {
        var free = Dim.Of(new Symbol("T"));
        Assert.Equal(Verdict.Depends, ShapeSolver.AtLeast(free - 4, 1).Verdict);
        Assert.Equal(Verdict.Proved, ShapeSolver.AtLeast(Dim.Of(new Symbol("T", min: 5)) - 4, 1).Verdict);
    }

    [Fact]
    public void Answers_about_one_size_agree_with_enumeration()
    {
        const int Seed = 271828;
        var random = new Random(Seed);
        for (var round = 0; round < 3_000; round++)
        {
            var symbol = new Symbol("T", random.Next(0, 6), random.Next(1, 4));
            var (left, right) = (Chain(random, symbol), Chain(random, symbol));
            var sizes = Enumerable.Range(0, Tried).Where(size => size >= symbol.Min && size % symbol.MultipleOf == 0).ToList();
            long At(Dim dim, int size) => dim.Evaluate(_ => size / symbol.MultipleOf);

            var bound = random.Next(-3, 8);
            Check(ShapeSolver.AtLeast(left, bound), sizes, size => At(left, size) >= bound, $"{left} >= {bound}");
            Check(ShapeSolver.Equal(left, right), sizes, size => At(left, size) == At(right, size), $"{left} = {right}");
            var divisor = random.Next(1, 5);
            Check(ShapeSolver.Divides(divisor, left), sizes, size => At(left, size) % divisor == 0, $"{divisor} divides {left}");

            void Check(Decision decision, List<int> sizes, Func<int, bool> holds, string statement)
            {
                var context = $"seed {Seed}, round {round}: {statement} with T >= {symbol.Min}, a multiple of {symbol.MultipleOf}, is {decision.Verdict} {decision.Condition}";
                switch (decision.Verdict)
                {
                    case Verdict.Proved:
                        Assert.True(sizes.All(holds), context);
                        break;
                    case Verdict.Refuted:
                        Assert.False(sizes.Any(holds), context);
                        break;
                    default:
                        Assert.True(sizes.Any(holds) && !sizes.All(holds), context);
                        if (decision.From is { } from)
                        {
                            Assert.True(sizes.Where(size => size >= from).All(holds) && !holds(sizes.Last(size => size < from)), context);
                        }
                        else if (decision.Remainders.Count > 0)
                        {
                            Assert.True(sizes.All(size => holds(size) == decision.Remainders.Contains(size % decision.Modulus)), context);
                        }
                        else if (decision.Values.Count > 0)
                        {
                            Assert.True(sizes.Where(holds).Select(size => (long)size).SequenceEqual(decision.Values.Where(value => value < Tried)), context);
                        }

                        break;
                }
            }
        }
    }

    [Fact]
    public void Proofs_from_bounds_of_several_sizes_are_correct()
    {
        var (h, w) = (Dim.Of(new Symbol("H", min: 3)), Dim.Of(new Symbol("W", min: 2)));
        Assert.Equal(Verdict.Proved, ShapeSolver.AtLeast(h * w, 6).Verdict);
        Assert.Equal(Verdict.Depends, ShapeSolver.AtLeast(h - w, 0).Verdict);
        Assert.Equal(Verdict.Refuted, ShapeSolver.Equal(h + w, h + w + 1).Verdict);
        Assert.Equal(Verdict.Depends, ShapeSolver.Equal(h, w).Verdict);
        Assert.Equal(Verdict.Proved, ShapeSolver.Equal(h * w * 2, w * 2 * h).Verdict);
    }

    /// <summary>Applies a random chain of windows, strides, concatenations and flattenings to a size.</summary>
    private static Dim Chain(Random random, Symbol symbol)
    {
        var dim = Dim.Of(symbol);
        for (var i = random.Next(0, 5); i > 0; i--)
        {
            dim = random.Next(5) switch
            {
                0 => dim - random.Next(0, 5),
                1 => dim + random.Next(0, 5),
                2 => dim * random.Next(1, 4),
                3 => dim + Dim.FloorDiv(dim, random.Next(1, 4)),
                _ => Dim.FloorDiv(dim, random.Next(1, 5)),
            };
        }

        return dim;
    }
}
