using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Tests.Shapes;

/// <summary>Checks the conditions of a net on sizes that are known at run time only.</summary>
public sealed class PreconditionTests
{
    [Fact]
    public void Two_poolings_and_five_convolutions_need_269()
    {
        // The minimum, derived by hand, is 5 * (5 * (1 + 2*4) + 2*4) + 4 = 269. Keras does not report it.
        var model = Compile.Model(
            """
            [CompiledNet]
            public partial class Net
            {
                public static Sym<float> Define([Shape("T", 1, 8)] Sym<float> posts)
                {
                    var x = Conv2D(4, (5, 1), activation: ReLU)(posts);
                    x = MaxPooling2D((5, 1))(x);
                    x = Conv2D(4, (5, 1), activation: ReLU)(x);
                    x = Conv2D(4, (5, 1), activation: ReLU)(x);
                    x = MaxPooling2D((5, 1))(x);
                    x = Conv2D(4, (5, 1), activation: ReLU)(x);
                    return Conv2D(4, (5, 1), activation: ReLU)(x);
                }
            }
            """)!;
        Assert.Equal(["T >= 269"], model.Preconditions.Select(condition => condition.ToString()));
        var (generated, _) = Compile.Generate(Compile.Of("[CompiledNet] public partial class Net { public static Sym<float> Define([Shape(\"T\", 1, 8)] Sym<float> x) => MaxPooling2D((9, 1))(Conv2D(4, (5, 1))(x)); }"));
        var text = generated.SyntaxTrees.Last().ToString();
        Assert.Contains("/// <para>Needs T &gt;= 13.</para>", text, StringComparison.Ordinal);
        Assert.Contains("boundary.AtLeast(\"T\", T, 13, \"for MaxPooling2D\");", text, StringComparison.Ordinal);
        Assert.Contains("Conditions =", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_largest_of_several_bounds_is_listed()
    {
        var (t, s) = (Dim.Of(new Symbol("T")), Dim.Of(new Symbol("S")));
        Assert.Equal(
            ["S >= 2", "T >= 9"],
            Precondition.Least([new(t - 3, 1, "a"), new(Dim.FloorDiv(t - 4, 5), 1, "b"), new(s, 2, "c")]).Select(condition => condition.ToString()));
    }

    [Fact]
    public void Conditions_that_follow_from_bounds_of_single_sizes_are_not_listed()
    {
        var (t, s) = (Dim.Of(new Symbol("T")), Dim.Of(new Symbol("S")));
        Assert.Equal(["T >= 9"], Precondition.Least([new(t, 9, "a"), new(t + s, 5, "b")]).Select(condition => condition.ToString()));
        Assert.Equal(["S + T >= 5"], Precondition.Least([new(t + s, 5, "b")]).Select(condition => condition.ToString()));
        Assert.Empty(Precondition.Least([new(Dim.Of(new Symbol("T", min: 3)) + s, 3, "b")]));
    }

    [Fact]
    public void A_condition_that_is_not_a_lower_bound_is_listed_unchanged()
    {
        // 2 * T - 3 * (T / 3) is 0, 2, 4, 3, 5, 7. It is at least 4 for T = 2 and from T = 4 on, but not for T = 3.
        var t = Dim.Of(new Symbol("T"));
        var saw = (t * 2) - (Dim.FloorDiv(t, 3) * 3);
        Assert.Equal(["-3*(T / 3) + 2*T >= 4"], Precondition.Least([new(saw, 4, "a")]).Select(condition => condition.ToString()).Select(text => text.Replace("2*T - 3*(T / 3)", "-3*(T / 3) + 2*T")));
    }

    [Fact]
    public void Elimination_agrees_with_enumeration()
    {
        // Compares proofs and refutations with all values of two symbols up to a bound.
        var random = new Random(5);
        var (proved, refuted) = (0, 0);
        for (var i = 0; i < 3000; i++)
        {
            var (t, s) = (Dim.Of(new Symbol("T", min: random.Next(4))), Dim.Of(new Symbol("S", min: random.Next(4))));
            var dim = Expression(random, t, s);
            var least = random.Next(-6, 12);
            var decision = ShapeSolver.AtLeast(dim, least).Verdict;
            var equal = ShapeSolver.Equal(dim, Dim.Of(least)).Verdict;
            foreach (var a in Enumerable.Range(0, 12))
            {
                foreach (var b in Enumerable.Range(0, 12))
                {
                    var value = dim.Evaluate(size => size.LeastValue + (size.Name == "T" ? a : b));
                    Assert.True(decision != Verdict.Proved || value >= least, $"{dim} >= {least} is said to hold, but is {value}");
                    Assert.True(decision != Verdict.Refuted || value < least, $"{dim} >= {least} is said never to hold, but is {value}");
                    Assert.True(equal != Verdict.Proved || value == least, $"{dim} = {least} is said to hold, but is {value}");
                    Assert.True(equal != Verdict.Refuted || value != least, $"{dim} = {least} is said never to hold, but is {value}");
                }
            }

            proved += decision == Verdict.Proved ? 1 : 0;
            refuted += decision == Verdict.Refuted ? 1 : 0;
        }

        Assert.InRange(proved, 300, 3000);
        Assert.InRange(refuted, 30, 3000);
    }

    [Fact]
    public void Elimination_decides_conditions_that_bounds_alone_do_not_decide()
    {
        var (t, s) = (Dim.Of(new Symbol("T")), Dim.Of(new Symbol("S")));

        // (T + S) - (T + S) / 2 is never negative, and 2 * ((T + S) / 2) is never larger than T + S.
        Assert.Equal(Verdict.Proved, ShapeSolver.AtLeast(t + s - Dim.FloorDiv(t + s, 2), 0).Verdict);
        Assert.Equal(Verdict.Refuted, ShapeSolver.AtLeast((Dim.FloorDiv(t + s, 2) * 2) - t - s, 1).Verdict);
        Assert.Equal(Verdict.Depends, ShapeSolver.AtLeast(t - s, 0).Verdict);
    }

    private static Dim Expression(Random random, Dim t, Dim s)
    {
        var dim = (t * random.Next(0, 3)) + (s * random.Next(-1, 3)) + random.Next(-4, 5);
        return random.Next(3) switch
        {
            0 => dim - Dim.FloorDiv(dim, random.Next(2, 4)),
            1 => Dim.FloorDiv(dim, random.Next(1, 4)) + t,
            _ => dim,
        };
    }
}
