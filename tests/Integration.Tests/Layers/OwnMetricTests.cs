using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Custom metrics. The outputs are the inputs.</summary>
[CompiledNet]
internal sealed partial class OwnMetrics
{
    public static (Sym<float> main, Sym<float> aux) Define([Shape(4)] Sym<float> a, [Shape(4)] Sym<float> b) =>
        (a + Dense(4, kernelInitializer: Initializer.Zeros)(a), b + Dense(4, kernelInitializer: Initializer.Zeros)(b));

    static Objective Train(Sym<float> main, Sym<float> aux, [Shape(4)] Sym<float> t)
    {
        var largestError = Max(Abs(main - t));
        var objective = Minimize(MeanSquaredError(main, t) + MeanSquaredError(aux, t))
            .Track(largestError, Abs(main - t), Accuracy(main, t), 0.5f * MeanSquaredError(aux, t), -0.25f * (Loss)Square(main))
            .Track(Mean(main * aux), name: "product")
            .Track(Accuracy(aux, t), name: "accuracy of aux")
            .Track(100f * MeanAbsoluteError(main, t), name: "percent");
        for (var k = 0; k < 4; k++)
        {
            objective = objective
                .Track(Precision(main, t, classId: k), name: $"precision_{k}")
                .Track(Recall(main, t, threshold: 0.3f, classId: k), name: $"recall_{k}")
                .Track(F1Score(main, t, threshold: 0.5f, classId: k), name: $"f1_{k}");
        }

        return objective;
    }
}

public sealed class OwnMetricTests
{
    private const int Samples = 37;

    [Fact]
    public void A_tensor_is_tracked_as_its_mean_over_all_samples()
    {
        var (net, a, b, t) = Measured();
        using (net)
        {
            foreach (var batchSize in (int[])[10, 100])
            {
                var measured = net.Evaluate(new(a, b), t, batchSize);
                using var error = (a - t).abs();
                Assert.Equal(error.amax([1]).mean().ToDouble(), measured["largestError"], 1e-10);
                Assert.Equal(error.mean().ToDouble(), measured["main_abs"], 1e-10);
                Assert.Equal((a * b).mean().ToDouble(), measured["product"], 1e-10);
                Assert.Equal(-0.25 * a.square().mean().ToDouble(), measured["main_square"], 1e-10);
            }

            // Training logs the same metrics, before each update.
            var history = net.Fit(new(a, b), t, new FitOptions { Optimizer = new SGD(learningRate: 0), BatchSize = 8, Epochs = 1 });
            Assert.All(net.Evaluate(new(a, b), t), pair => Assert.Equal(pair.Value, history[pair.Key][0], 1e-10));
        }
    }

    [Fact]
    public void A_loss_is_tracked_with_its_factor_and_any_metric_under_a_given_name()
    {
        var (net, a, b, t) = Measured();
        using (net)
        {
            var measured = net.Evaluate(new(a, b), t, batchSize: 10);
            Assert.Equal(0.5 * (b - t).square().mean().ToDouble(), measured["aux_mean_squared_error"], 1e-10);
            Assert.Equal(100 * (a - t).abs().mean().ToDouble(), measured["percent"], 1e-8);
            Assert.Equal(b.argmax(1).eq(t.argmax(1)).type(ScalarType.Float64).mean().ToDouble(), measured["accuracy of aux"], 1e-12);
            Assert.Contains("main_accuracy", measured.Keys);
        }
    }

    [Fact]
    public void Precision_recall_and_F1_measure_one_class()
    {
        var (net, a, b, t) = Measured();
        using (net)
        {
            var measured = net.Evaluate(new(a, b), t, batchSize: 10);
            for (var k = 0; k < 4; k++)
            {
                var column = a.select(1, k).data<double>().ToArray().Zip(t.select(1, k).data<double>().ToArray(), (p, wanted) => (P: p, IsOne: wanted == 1)).ToList();
                (double Right, double Wrong, double Missed) Count(double threshold) => (
                    column.Count(pair => pair.P > threshold && pair.IsOne), column.Count(pair => pair.P > threshold && !pair.IsOne), column.Count(pair => pair.P <= threshold && pair.IsOne));
                var half = Count(0.5);
                var low = Count(0.3f);
                Assert.Equal(half.Right / (half.Right + half.Wrong), measured[$"precision_{k}"], 1e-12);
                Assert.Equal(low.Right / (low.Right + low.Missed), measured[$"recall_{k}"], 1e-12);
                Assert.Equal(2 * half.Right / ((2 * half.Right) + half.Wrong + half.Missed), measured[$"f1_{k}"], 1e-12);
            }
        }
    }

    private static (OwnMetrics Net, Tensor A, Tensor B, Tensor T) Measured()
    {
        manual_seed(8);
        var a = rand(Samples, 4, ScalarType.Float64);
        return (new OwnMetrics(seed: 1, dtype: ScalarType.Float64), a, rand(Samples, 4, ScalarType.Float64), rand(Samples, 4, ScalarType.Float64).lt(0.3 + (0.4 * a)).type(ScalarType.Float64));
    }
}
