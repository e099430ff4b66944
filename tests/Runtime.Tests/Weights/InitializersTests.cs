namespace CompiledNets.Runtime.Tests.Weights;

public sealed class InitializersTests
{
    private static readonly RandomStream s_stream = new(11, -1, 0);

    [Theory]
    [InlineData("GlorotUniform", 6.0 / (300 + 200))]
    [InlineData("HeUniform", 6.0 / 300)]
    [InlineData("LecunUniform", 3.0 / 300)]
    public void Uniform_initializers_fill_the_interval_of_their_formula(string initializer, double squaredLimit)
    {
        var values = Fill(initializer, [300, 200]);
        var limit = Math.Sqrt(squaredLimit);
        Assert.InRange(values.Max(), limit * 0.999, limit);
        Assert.InRange(values.Min(), -limit, -limit * 0.999);
        Assert.InRange(Deviation(values), limit / Math.Sqrt(3) * 0.99, limit / Math.Sqrt(3) * 1.01);
    }

    [Theory]
    [InlineData("GlorotNormal", 2.0 / (300 + 200))]
    [InlineData("HeNormal", 2.0 / 300)]
    [InlineData("LecunNormal", 1.0 / 300)]
    public void Normal_initializers_have_the_deviation_of_their_formula_and_are_truncated(string initializer, double variance)
    {
        var values = Fill(initializer, [300, 200]);
        Assert.InRange(Deviation(values), Math.Sqrt(variance) * 0.99, Math.Sqrt(variance) * 1.01);

        // Keras draws from a wider normal distribution that is truncated at two standard deviations.
        Assert.True(values.Max(Math.Abs) <= 2 * Math.Sqrt(variance) / 0.8796 + 1e-9);
    }

    [Fact]
    public void Arguments_of_an_initializer_are_its_bounds_and_moments()
    {
        var uniform = Fill("RandomUniform", [100_000], -1, 3);
        Assert.InRange(uniform.Average(), 0.97, 1.03);
        Assert.True(uniform.Min() >= -1 && uniform.Max() < 3);
        var normal = Fill("RandomNormal", [100_000], 2, 0.5);
        Assert.InRange(normal.Average(), 1.99, 2.01);
        Assert.InRange(Deviation(normal), 0.49, 0.51);
        Assert.True(normal.Max(value => Math.Abs(value - 2)) > 1.5, "A normal distribution has tails.");
        var truncated = Fill("TruncatedNormal", [100_000], 2, 0.5);
        Assert.True(truncated.Max(value => Math.Abs(value - 2)) <= 1);
        Assert.All(Fill("Constant", [5], 0.25), value => Assert.Equal(0.25, value));
        Assert.All(Fill("Ones", [5]), value => Assert.Equal(1, value));
        Assert.All(Fill("Zeros", [5]), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(0, 300)]
    [InlineData(1, 200)]
    [InlineData(2, 250)]
    public void VarianceScaling_divides_by_the_requested_fan(double mode, double fan)
    {
        foreach (var distribution in (double[])[0, 1, 2])
        {
            var values = Fill("VarianceScaling", [300, 200], 3, mode, distribution);
            Assert.InRange(Deviation(values), Math.Sqrt(3 / fan) * 0.99, Math.Sqrt(3 / fan) * 1.01);
            var largest = values.Max(Math.Abs) / Math.Sqrt(3 / fan);
            Assert.True(distribution switch { 0 => largest is > 2 and <= 2 / 0.8796, 1 => largest > 2 / 0.8796, _ => largest <= Math.Sqrt(3) }, $"{distribution}: {largest}");
        }
    }

    [Theory]
    [InlineData(new long[] { 20, 20 }, 20, 20)]
    [InlineData(new long[] { 8, 30 }, 8, 30)]
    [InlineData(new long[] { 3, 4, 5, 7 }, 60, 7)]
    public void Orthogonal_vectors_are_orthogonal_and_have_the_length_of_the_gain(long[] shape, int rows, int columns)
    {
        var q = Fill("Orthogonal", shape, 2);
        var (count, length) = (Math.Min(rows, columns), Math.Max(rows, columns));
        double At(int vector, int place) => rows < columns ? q[(vector * columns) + place] : q[(place * columns) + vector];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                var product = Enumerable.Range(0, length).Sum(place => At(i, place) * At(j, place));
                Assert.Equal(i == j ? 4 : 0, product, 1e-12);
            }
        }

        // The matrix is not the identity, because no vector is parallel to an axis.
        Assert.True(q.Max(Math.Abs) < 1.9);
    }

    [Fact]
    public void Identity_has_its_gain_on_the_diagonal() => Assert.Equal([0.5, 0, 0, 0, 0.5, 0], Fill("Identity", [2, 3], 0.5));

    [Theory]
    [InlineData(new long[] { 7 }, 7, 7)]
    [InlineData(new long[] { 3, 5 }, 3, 5)]
    [InlineData(new long[] { 3, 3, 16, 32 }, 144, 288)]
    public void Fans_are_those_of_Keras(long[] shape, double fanIn, double fanOut) => Assert.Equal((fanIn, fanOut), Initializers.Fans(shape));

    [Fact]
    public void An_initializer_that_does_not_exist_is_an_error() => Assert.Throws<InvalidOperationException>(() => Fill("Sideways", [3]));

    private static double[] Fill(string initializer, long[] shape, params double[] arguments)
    {
        var weight = new WeightStructure("kernel", shape, [.. Enumerable.Range(0, shape.Length).Select(axis => (long)axis)], initializer, arguments);
        var values = new double[weight.Count];
        Initializers.Of(weight, s_stream)(0, values);
        return values;
    }

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
