using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop.Tests;

/// <summary>Runs the code of docs/interop.md.</summary>
public sealed class PageTests
{
    [Fact]
    public void The_loops_with_modules_run()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        InteropPages.Module([(randn(8, 3), randn(8, 1))]);
        InteropPages.Chain([(randint(1000, [8], ScalarType.Int64), randn(8, 1))]);
    }

    [Fact]
    public void Predictions_with_spans_and_with_tensors_of_NET_are_equal()
    {
        using var net = new HousePrices(seed: 1);
        var prices = InteropPages.Numerics(net, System.Numerics.Tensors.Tensor.Create(new[] { 0.5f, -1.2f, 0.1f }, [1, 3]));
        Assert.Equal(prices.AsEnumerable(), [InteropPages.Spans(net)]);
    }

    [Fact]
    public async Task A_net_learns_from_a_stream_of_rows_and_predicts_one()
    {
        using var net = new HousePrices(seed: 1);
        var errors = new List<float>();
        InteropPages.Report = (rows, prices) => errors.AddRange(rows.Zip(prices, (row, price) => Math.Abs(row.Price - price)));
        await InteropPages.Rows(net, Stream());
        Assert.Equal(300, errors.Count);
        Assert.InRange(errors.Average(), 0, 0.2);

        static async IAsyncEnumerable<InteropPages.House> Stream()
        {
            foreach (var house in Houses(300))
            {
                await Task.Yield();
                yield return new(house.Features, house.Paid);
            }
        }
    }

    [Fact]
    public void A_net_is_a_step_of_a_pipeline_of_MLNET()
    {
        var ml = new MLContext(seed: 1);
        using var net = new HousePrices(seed: 1);
        var houses = ml.Data.LoadFromEnumerable(Houses(300));
        var metrics = MachineLearning.Train(ml, houses, net);
        Assert.InRange(metrics.RSquared, 0.9, 1);

        // ML.NET's mean squared error is that of the net.
        var prepared = ml.Transforms.NormalizeMeanVariance("Features").Fit(houses).Transform(houses);
        var (features, paid) = (Column("Features"), prepared.GetColumn<float>("Paid").ToArray());
        using Tensor x = tensor(features, [300, 3]), y = tensor(paid, [300, 1]);
        Assert.Equal(net.Evaluate(x, y)["loss"], metrics.MeanSquaredError, 1e-4);

        float[] Column(string name) => [.. prepared.GetColumn<float[]>(name).SelectMany(row => row)];
    }

    [Fact]
    public void ML_NET_runs_the_ONNX_model_of_a_net()
    {
        var ml = new MLContext(seed: 1);
        using var net = new HousePrices(seed: 1);
        var scored = MachineLearning.ApplyOnnx(ml, ml.Data.LoadFromEnumerable(Houses(20)), net);
        var (features, prices) = (scored.GetColumn<float[]>("features").SelectMany(row => row).ToArray(), scored.GetColumn<float[]>("price").SelectMany(row => row).ToArray());
        File.Delete("prices.onnx");
        var expected = new float[20];
        net.Predict(features, expected);
        Assert.Equal(expected.Length, prices.Length);
        Assert.All(expected.Zip(prices), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
    }

    private static List<MachineLearning.House> Houses(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            float[] features = [.. Enumerable.Range(0, 3).Select(_ => (float)((random.NextDouble() * 2) - 1))];
            return new MachineLearning.House { Features = features, Paid = (2 * features[0]) - features[1] + (features[2] * features[2]) };
        })];
    }
}
