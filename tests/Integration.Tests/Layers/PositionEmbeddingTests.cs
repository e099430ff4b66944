using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

[CompiledNet]
internal sealed partial class PositionNet
{
    public static (Sym<float> whole, Sym<float> part, Sym<float> dense) Define([Shape(8, 4)] Sym<float> x, [Shape("T", 4)] Sym<float> z)
    {
        var positions = PositionEmbedding(8);
        var dense = Dense(4)(x);
        return (dense + positions(dense), z + positions(z), dense);
    }

    static Objective Train(Sym<float> whole, Sym<float> part, [Shape(8, 4)] Sym<float> wanted, [Shape("T", 4)] Sym<float> also) =>
        Minimize(MeanSquaredError(whole, wanted) + MeanSquaredError(part, also));
}

public sealed class PositionEmbeddingTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new PositionNet(seed: 1, dtype: dtype);
        foreach (var length in (long[])[1, 5, 8])
        {
            GradientCheck.Train(net, new Dictionary<string, long> { ["T"] = length });
            GradientCheck.ForwardBackward(net, new Dictionary<string, long> { ["T"] = length });
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(8)]
    public void Each_step_gets_its_row_of_the_table_for_any_values(int length)
    {
        using var net = new PositionNet(seed: 1);
        var table = net.Positions.Embeddings;
        var z = randn(3, length, 4);
        using var y = net.Predict(new(randn(3, 8, 4), z));
        for (var i = 0; i < 3; i++)
        {
            Assert.True((y.Whole - y.Dense)[i].allclose(table, 1e-5, 1e-6));
            Assert.True((y.Part - z)[i].allclose(table.narrow(0, 0, length), 1e-5, 1e-6));
        }
    }

    [Fact]
    public void A_sequence_that_is_longer_than_the_table_is_an_error_at_run_time()
    {
        using var net = new PositionNet(seed: 1);
        var error = Assert.Throws<ArgumentException>(() => net.Predict(new(randn(3, 8, 4), randn(3, 9, 4))));
        Assert.Contains("PositionEmbedding", error.Message, StringComparison.Ordinal);
    }
}
