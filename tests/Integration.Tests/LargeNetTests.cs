using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests;

/// <summary>Tests a net with 600 million weights. Its flat buffer of 2.4 GB has more bytes than a span or an int can count.</summary>
[CompiledNet]
internal sealed partial class LargeEmbedding
{
    public const int Rows = 6_000_000;
    public const int Features = 100;
    public const int Steps = 3;

    public static Sym<float> Define([Shape(Steps)] Sym<long> ids) => Dense(2)(Flatten()(Embedding(Rows, Features)(ids)));

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

[Collection(nameof(Alone))]
public sealed class LargeNetTests
{
    private const double Rate = 0.5;

    [MemoryFact(7)]
    public void A_net_of_600_million_parameters_is_initialized_and_trains_a_step()
    {
        var before = Environment.WorkingSet;
        Train();
        Assert.True(Environment.WorkingSet < before + (1L << 30), "The memory of the net is not released.");
    }

    private static void Train()
    {
        using var noGrad = no_grad();
        using var net = new LargeEmbedding(seed: 1);
        using var scope = NewDisposeScope();
        Assert.Equal(600_000_602, net.Weights.ParameterCount);
        Assert.Contains("Total params: 600,000,602 (2.24 GB)", net.Summary(), StringComparison.Ordinal);

        // Uses rows at the start, on both sides of 2^31 bytes, and at the end.
        const long Border = (1L << 31) / sizeof(float) / LargeEmbedding.Features;
        long[] rows = [0, 1, Border - 1, Border, Border + 1, LargeEmbedding.Rows - 1];
        var ids = tensor(rows, [2, LargeEmbedding.Steps]);
        var wanted = tensor(new float[] { 1, -2, 3, 4 }, [2, 2]);
        var table = net.Embedding.Embeddings;
        var before = table.index_select(0, tensor(rows));
        Assert.InRange(before.abs().max().ToSingle(), 0.049f, 0.05f);
        Assert.Equal(before.numel(), before.data<float>().ToArray().Distinct().Count());
        var untouched = table.narrow(0, LargeEmbedding.Rows - 1000, 999).clone();
        Assert.InRange(untouched.std().ToSingle() * Math.Sqrt(12), 0.099, 0.101);
        var (kernel, bias) = (net.Dense.Kernel.clone(), net.Dense.Bias.clone());

        using (var optimizer = new SGD(Rate))
        {
            var features = before.view(2, -1);
            var y = features.matmul(kernel) + bias;
            using (var predicted = net.Predict(ids))
            {
                Assert.True(predicted.Y.allclose(y, 1e-5, 1e-6));
            }

            var loss = net.TrainStep(ids, wanted, optimizer);
            Assert.Equal((y - wanted).square().mean().ToDouble(), loss, 5);

            // The loss is the mean over both samples and both columns.
            var g = (y - wanted) / 2;
            Assert.True(net.Dense.Kernel.allclose(kernel - (features.t().matmul(g) * Rate), 1e-5, 1e-6));
            Assert.True(net.Dense.Bias.allclose(bias - (g.sum([0]) * Rate), 1e-5, 1e-6));
            var expected = before - (g.matmul(kernel.t()).view(before.shape) * Rate);
            Assert.True(table.index_select(0, tensor(rows)).allclose(expected, 1e-5, 1e-6));
            Assert.False(before.allclose(expected, 1e-3, 1e-3));
            Assert.True(table.narrow(0, LargeEmbedding.Rows - 1000, 999).equal(untouched).all().ToBoolean());
        }
    }
}
