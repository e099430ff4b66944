using static TorchSharp.torch;

namespace CompiledNets.Runtime.Tests.Weights;

/// <summary>Checks that the initial numbers of weights do not depend on the parts and threads that compute them.</summary>
public sealed class InitialValuesTests
{
    private static readonly RandomStream s_stream = new(11, -1, 0);

    [Theory]
    [InlineData("Zeros", 40, 6, new double[0])]
    [InlineData("Ones", 40, 6, new double[0])]
    [InlineData("Constant", 40, 6, new double[] { 0.5 })]
    [InlineData("GlorotUniform", 40, 6, new double[0])]
    [InlineData("HeNormal", 40, 6, new double[0])]
    [InlineData("RandomUniform", 40, 6, new double[] { -1, 1 })]
    [InlineData("RandomNormal", 40, 6, new double[] { 0, 1 })]
    [InlineData("TruncatedNormal", 40, 6, new double[] { 0, 1 })]
    [InlineData("VarianceScaling", 40, 6, new double[] { 2, 1, 1 })]
    [InlineData("Orthogonal", 40, 6, new double[] { 1 })]
    [InlineData("Orthogonal", 6, 40, new double[] { 1 })]
    [InlineData("Identity", 40, 6, new double[] { 2 })]
    [InlineData("Identity", 6, 40, new double[] { 2 })]
    [InlineData("Identity", 9, 9, new double[] { 2 })]
    [InlineData("UnitForgetZeros", 1, 64, new double[0])]
    [InlineData("UnitForgetGlorotUniform", 1, 64, new double[0])]
    public void The_numbers_of_a_part_are_those_of_the_whole(string initializer, long rows, long columns, double[] arguments)
    {
        var values = Initializers.Of(new WeightStructure("kernel", [rows, columns], [0, 1], initializer, arguments), s_stream);
        var whole = new double[rows * columns];
        values(0, whole);
        foreach (var length in (int[])[1, 7, 16, 41, 100])
        {
            var parts = new double[whole.Length];
            Array.Fill(parts, double.NaN);
            for (var start = 0; start < parts.Length; start += length)
            {
                values(start, parts.AsSpan(start, Math.Min(length, parts.Length - start)));
            }

            Assert.Equal(whole, parts);
        }
    }

    [Theory]
    [InlineData(new long[] { 1_500_000, 2 }, new long[] { 0, 1 })]
    [InlineData(new long[] { 2, 1_500_000 }, new long[] { 1, 0 })]
    [InlineData(new long[] { 3, 1, 2, 700_000 }, new long[] { 3, 0, 2, 1 })]
    [InlineData(new long[] { 3_000_000 }, new long[] { 0 })]
    public void Weights_that_are_initialized_in_parts_have_the_numbers_of_their_indices(long[] shape, long[] storage)
    {
        // The weights are larger than a part, and their axes have different orders in memory.
        var structure = new WeightStructure("kernel", shape, storage, "RandomNormal", 0, 1);
        using var weights = new WeightSet(new NetStructure("Test") { Layers = { new LayerStructure("layer", "Test", "Test()", [structure]) } }, seed: 11, CPU, ScalarType.Float64);
        var expected = new double[structure.Count];
        Initializers.Of(structure, s_stream)(0, expected);
        Assert.Equal(expected, Testing.Numbers(weights[0].Value));
    }
}
