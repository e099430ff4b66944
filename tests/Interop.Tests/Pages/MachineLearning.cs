using Microsoft.ML;
using Microsoft.ML.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Interop.Tests;

/// <summary>The code of docs/interop.md about ML.NET, which a test compares with the page.</summary>
internal static class MachineLearning
{
    public static RegressionMetrics Train(MLContext ml, IDataView houses, HousePrices net)
    {
        // ML.NET loads and prepares the data.
        var prepared = ml.Transforms.NormalizeMeanVariance("Features").Fit(houses).Transform(houses);

        // The net learns from the columns.
        using var features = Matrix(prepared.GetColumn<float[]>("Features"));
        using var paid = Matrix(prepared.GetColumn<float>("Paid").Select(price => new[] { price }));
        net.Fit(features, paid, new FitOptions { Optimizer = new Adam(0.01), Epochs = 30, BatchSize = 32 });

        // The net is a step of the pipeline, which ML.NET evaluates.
        var scored = ml.Transforms.CustomMapping<House, Estimate>((house, estimate) => Predict(net, house, estimate), contractName: null).Fit(prepared).Transform(prepared);
        return ml.Regression.Evaluate(scored, labelColumnName: "Paid", scoreColumnName: "Price");
    }

    private static void Predict(HousePrices net, House house, Estimate estimate)
    {
        Span<float> price = stackalloc float[1];
        net.Predict(house.Features.AsSpan(), price);
        estimate.Price = price[0];
    }

    private static Tensor Matrix(IEnumerable<float[]> rows)
    {
        var all = rows.ToList();
        return tensor(all.SelectMany(row => row).ToArray(), [all.Count, all[0].Length]);
    }

    internal sealed class House
    {
        [VectorType(3)]
        public float[] Features { get; set; } = [];

        public float Paid { get; set; }
    }

    internal sealed class Estimate
    {
        public float Price { get; set; }
    }

    public static IDataView ApplyOnnx(MLContext ml, IDataView houses, HousePrices net)
    {
        net.SaveOnnx("prices.onnx");
        var pipeline = ml.Transforms.NormalizeMeanVariance("features", "Features")
            .Append(ml.Transforms.ApplyOnnxModel(outputColumnNames: ["price"], inputColumnNames: ["features"], modelFile: "prices.onnx"));
        return pipeline.Fit(houses).Transform(houses);
    }
}
