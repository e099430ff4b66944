using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Tests.Shapes;

/// <summary>Compares the algebra of sizes with arithmetic on numbers.</summary>
public sealed class DimTests
{
    private static readonly Symbol s_t = new("T");
    private static readonly Symbol s_h = new("H");

    [Theory]
    [InlineData("T + 1", "T + 1")]
    [InlineData("1 + T", "T + 1")]
    [InlineData("2*T - T", "T")]
    [InlineData("T - T", "0")]
    [InlineData("(T + 1) * (T - 1)", "T*T - 1")]
    [InlineData("T / 1", "T")]
    [InlineData("(T - 4) / 5", "(T - 4) / 5")]
    [InlineData("((T - 4) / 5 - 4) / 5", "(T - 24) / 25")]
    [InlineData("(2*T + 4) / 2", "T + 2")]
    [InlineData("(2*T + 3) / 4", "(T + 1) / 2")]
    [InlineData("(4*T + H) / 4", "T + (H / 4)")]
    [InlineData("T / 2 / 3", "T / 6")]
    [InlineData("(T / 2 + 1) / 3", "(T + 2) / 6")]
    [InlineData("T * H * 3 - H * T", "2*H*T")]
    public void A_size_has_one_normal_form(string text, string expected) => Assert.Equal(expected, Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("T +")]
    [InlineData("T T")]
    [InlineData("(T")]
    [InlineData("T / 0")]
    [InlineData("T / H")]
    [InlineData("2.5")]
    [InlineData("99999999999999999999")]
    public void Text_that_is_not_a_size_is_not_parsed(string text) => Assert.Null(DimParser.Parse(text, name => new Symbol(name)));

    [Fact]
    public void Sizes_have_the_values_of_the_arithmetic_on_numbers()
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var (dim, value, text) = Random(random, depth: 4);
            var (t, h) = (37L + (round % 61), 5L + (round % 17));
            long Of(Symbol symbol) => symbol.Name == "T" ? t : h;
            Assert.True(dim.Evaluate(Of) == value(t, h), $"seed {Seed}, round {round}: {text} became {dim}, which is {dim.Evaluate(Of)} at T = {t}, H = {h}; it is {value(t, h)}");
        }
    }

    [Fact]
    public void Equal_chains_of_windows_have_equal_normal_forms()
    {
        // The chains consist of windows and strides, as in convolutions and poolings. For example, pooling twice by 2 equals pooling once by 4.
        var t = Dim.Of(s_t);
        Assert.Equal(Dim.FloorDiv(t, 4), Dim.FloorDiv(Dim.FloorDiv(t, 2), 2));
        Assert.Equal(Dim.FloorDiv(t + 3, 4), Dim.CeilDiv(Dim.CeilDiv(t, 2), 2));
        Assert.Equal(t, Dim.FloorDiv((t * 6) + 5, 6));
        Assert.NotEqual(Dim.FloorDiv(t, 2) * 2, t);
    }

    [Fact]
    public void A_multiple_divides_without_a_remainder()
    {
        var even = Dim.Of(new Symbol("T", multipleOf: 2));
        Assert.Equal(even, Dim.FloorDiv(even, 2) * 2);
        Assert.Equal("T", even.ToString());
        Assert.Equal("(T / 2)", Dim.FloorDiv(even, 2).ToString());
    }

    [Fact]
    public void Exact_division_undoes_multiplication()
    {
        const int Seed = 4711;
        var random = new Random(Seed);
        for (var round = 0; round < 2_000; round++)
        {
            var (a, _, _) = Random(random, depth: 3);
            var (b, _, _) = Random(random, depth: 2);
            if (!b.Is(0))
            {
                Assert.True(a.Equals((a * b).DivideExactly(b)), $"seed {Seed}, round {round}: ({a}) * ({b}) / ({b})");
            }
        }

        Assert.Null(Dim.Of(s_t).DivideExactly(2));
        Assert.Null((Dim.Of(s_t) + 1).DivideExactly(Dim.Of(s_t)));
    }

    [Fact]
    public void Overflow_is_an_exception_and_not_a_wrong_size() =>
        Assert.Throws<OverflowException>(() => Dim.Of(long.MaxValue) * 2);

    private static Dim Parse(string text) => DimParser.Parse(text, name => name == "T" ? s_t : s_h)!;

    /// <summary>Draws a random expression as a size, as a function of numbers, and as text.</summary>
    private static (Dim Dim, Func<long, long, long> Value, string Text) Random(Random random, int depth)
    {
        switch (depth == 0 ? random.Next(3) : random.Next(7))
        {
            case 0:
                return (Dim.Of(s_t), (t, _) => t, "T");
            case 1:
                return (Dim.Of(s_h), (_, h) => h, "H");
            case 2:
                var constant = random.Next(-9, 10);
                return (constant, (_, _) => constant, constant.ToString(System.Globalization.CultureInfo.InvariantCulture));
            case 3:
                var (a, av, at) = Random(random, depth - 1);
                var (b, bv, bt) = Random(random, depth - 1);
                return (a + b, (t, h) => av(t, h) + bv(t, h), $"({at} + {bt})");
            case 4:
                var (c, cv, ct) = Random(random, depth - 1);
                var (d, dv, dt) = Random(random, depth - 1);
                return (c - d, (t, h) => cv(t, h) - dv(t, h), $"({ct} - {dt})");
            case 5:
                var (e, ev, et) = Random(random, depth - 1);
                var factor = random.Next(-3, 4);
                return (e * factor, (t, h) => ev(t, h) * factor, $"({et} * {factor})");
            default:
                var (f, fv, ft) = Random(random, depth - 1);
                var divisor = random.Next(1, 7);
                return (Dim.FloorDiv(f, divisor), (t, h) => (long)Math.Floor((double)fv(t, h) / divisor), $"floor({ft} / {divisor})");
        }
    }
}
