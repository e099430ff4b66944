using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

[CompiledNet]
internal sealed partial class EmbeddingNet
{
    public static Sym<float> Define([Shape("T"), Ids(9)] Sym<long> words, [Shape(3)] Sym<int> tags)
    {
        var table = Embedding(9, 4);
        return Concatenate(axis: 1, Dense(4)(table(words)), Embedding(5, 4, name: "tagged")(tags), table(words));
    }

    static Objective Train(Sym<float> y, [Shape("2*T + 3", 4)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

public sealed class EmbeddingTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Gradients_are_those_of_autograd(ScalarType dtype)
    {
        using var net = new EmbeddingNet(seed: 1, dtype: dtype);
        GradientCheck.Train(net);
        GradientCheck.ForwardBackward(net);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void The_embedding_of_an_id_is_its_row_of_the_table(int length)
    {
        using var net = new EmbeddingNet(seed: 1);
        var words = randint(9, [2, length], ScalarType.Int64);
        using var y = net.Predict(new(words, zeros(2, 3, ScalarType.Int32)));
        var rows = y.Y.narrow(1, length + 3, length);
        for (var i = 0; i < length; i++)
        {
            Assert.True(rows[1, i].allclose(net.Table.Embeddings[words[1, i].ToInt64()], 0, 0));
        }
    }

    [Fact]
    public void A_row_that_no_id_names_has_no_gradient()
    {
        using var net = new EmbeddingNet(seed: 1);
        net.ComputeGradients(new(full([2, 3], 7, ScalarType.Int64), zeros(2, 3, ScalarType.Int32)), ones(2, 9, 4));
        var used = net.Table.EmbeddingsGradient.abs().sum([1]).gt(0);
        Assert.Equal([7L], used.nonzero().data<long>().ToArray());
    }

    [Theory]
    [InlineData(9)]
    [InlineData(-1)]
    public void An_id_out_of_the_declared_range_is_named_with_its_input(long id)
    {
        using var net = new EmbeddingNet(seed: 1);
        var words = zeros(2, 3, ScalarType.Int64);
        words[1, 2] = tensor(id);
        var exception = Assert.Throws<ArgumentException>(() => net.Predict(new(words, zeros(2, 3, ScalarType.Int32))));
        Assert.Contains($"the ids in 'words' must be 0 to 8, because of [Ids(9)], but there is the id {id}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_without_a_row_is_named_with_its_input()
    {
        using var net = new EmbeddingNet(seed: 1);
        var inputs = new EmbeddingNet.Inputs(zeros(2, 3, ScalarType.Int64), full([2, 3], 5, ScalarType.Int32));
        var exception = Assert.Throws<ArgumentException>(() => net.ComputeGradients(inputs, ones(2, 9, 4)));
        Assert.Contains("the ids in 'tags' must be 0 to 4, because of Embedding(5, 4), but there is the id 5", exception.Message, StringComparison.Ordinal);
    }
}
