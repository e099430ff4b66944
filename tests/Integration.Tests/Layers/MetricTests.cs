using TorchSharp;
using static CompiledNets.Layers;
using static TorchSharp.torch;
using Kernels = CompiledNets.Generated.Kernels;

namespace CompiledNets.Integration.Tests;

/// <summary>Binary metrics. The output is the input, because the kernel of Dense is zero.</summary>
[CompiledNet]
internal sealed partial class YesNoMetrics
{
    public static Sym<float> Define([Shape(2)] Sym<float> x) => x + Dense(2, kernelInitializer: Initializer.Zeros)(x);

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted)).Track(
        Precision(y, wanted), Recall(y, wanted, threshold: 0.3f), TruePositives(y, wanted), FalsePositives(y, wanted), TrueNegatives(y, wanted), FalseNegatives(y, wanted),
        BinaryIoU(y, wanted), BinaryAccuracy(y, wanted),
        AUC(y, wanted), AUC(y, wanted, curve: Curve.PR), AUC(y, wanted, numThresholds: 5, summationMethod: SummationMethod.Minoring), AUC(y, wanted, 5, Curve.PR, SummationMethod.Majoring),
        SensitivityAtSpecificity(y, wanted, 0.6f), SpecificityAtSensitivity(y, wanted, 0.6f), PrecisionAtRecall(y, wanted, 0.6f), RecallAtPrecision(y, wanted, 0.6f),
        MeanSquaredError(y, wanted), RootMeanSquaredError(y, wanted));
}

/// <summary>Metrics of several classes. The output is the input.</summary>
[CompiledNet]
internal sealed partial class ClassMetrics
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => x + Dense(4, kernelInitializer: Initializer.Zeros)(x);

    static Objective Train(Sym<float> y, [Shape(4)] Sym<float> wanted, [Shape] Sym<long> number) => Minimize(MeanSquaredError(y, wanted)).Track(
        TopKCategoricalAccuracy(y, wanted, k: 2), SparseTopKCategoricalAccuracy(y, number, k: 3), F1Score(y, wanted), F1Score(y, wanted, ClassAverage.Micro), F1Score(y, wanted, ClassAverage.Weighted, threshold: 0.4f),
        FBetaScore(y, wanted, beta: 2), MeanIoU(y, number), MeanIoU(y, wanted), R2Score(y, wanted), R2Score(y, wanted, Aggregation.VarianceWeightedAverage), Accuracy(y, number));
}

public sealed class MetricTests
{
    private const int Samples = 37;

    [Fact]
    public void Binary_metrics_are_exact_over_uneven_batches()
    {
        manual_seed(7);
        using var net = new YesNoMetrics(seed: 1, dtype: ScalarType.Float64);
        using var x = rand(Samples, 2, ScalarType.Float64);
        using var wanted = rand(Samples, 2, ScalarType.Float64).lt(0.4 + (0.4 * x)).type(ScalarType.Float64);
        var metrics = net.Evaluate(new(x), new(wanted), batchSize: 10);
        var pairs = x.data<double>().Zip(wanted.data<double>(), (p, t) => (p, t: t == 1)).ToList();
        (double Tp, double Fp, double Tn, double Fn) At(double threshold) => (
            pairs.Count(pair => pair.p > threshold && pair.t), pairs.Count(pair => pair.p > threshold && !pair.t),
            pairs.Count(pair => pair.p <= threshold && !pair.t), pairs.Count(pair => pair.p <= threshold && pair.t));
        var half = At(0.5);
        var low = At(0.3f);
        Assert.Equal(half.Tp / (half.Tp + half.Fp), metrics["precision"], 1e-12);
        Assert.Equal(low.Tp / (low.Tp + low.Fn), metrics["recall"], 1e-12);
        Assert.Equal([half.Tp, half.Fp, half.Tn, half.Fn], [metrics["true_positives"], metrics["false_positives"], metrics["true_negatives"], metrics["false_negatives"]]);
        Assert.Equal(((half.Tp / (half.Tp + half.Fp + half.Fn)) + (half.Tn / (half.Tn + half.Fp + half.Fn))) / 2, metrics["binary_io_u"], 1e-12);
        Assert.Equal((half.Tp + half.Tn) / pairs.Count, metrics["binary_accuracy"], 1e-12);

        // Keras' thresholds are evenly spaced from just below zero to just above one. The areas follow their definitions.
        double[] Thresholds(int count) => [-1e-7, .. Enumerable.Range(1, count - 2).Select(i => i / (count - 1.0)), 1 + 1e-7];
        var curve = Thresholds(200).Select(At).ToList();
        double Recall((double Tp, double Fp, double Tn, double Fn) c) => c.Tp / (c.Tp + c.Fn);
        double FalsePositiveRate((double Tp, double Fp, double Tn, double Fn) c) => c.Fp / (c.Fp + c.Tn);
        double Precision((double Tp, double Fp, double Tn, double Fn) c) => c.Tp + c.Fp == 0 ? 0 : c.Tp / (c.Tp + c.Fp);
        Assert.Equal(
            curve.Zip(curve.Skip(1), (a, b) => (FalsePositiveRate(a) - FalsePositiveRate(b)) * (Recall(a) + Recall(b)) / 2).Sum(), metrics["auc"], 1e-12);
        var coarse = Thresholds(5).Select(At).ToList();
        Assert.Equal(
            coarse.Zip(coarse.Skip(1), (a, b) => (FalsePositiveRate(a) - FalsePositiveRate(b)) * Math.Min(Recall(a), Recall(b))).Sum(), metrics["auc_2"], 1e-12);
        Assert.Equal(
            coarse.Zip(coarse.Skip(1), (a, b) => (Recall(a) - Recall(b)) * Math.Max(Precision(a), Precision(b))).Sum(), metrics["auc_3"], 1e-12);

        // Between two thresholds, true positives grow linearly with all positives. The area is computed in 1,000 small steps.
        var area = curve.Zip(curve.Skip(1), (a, b) =>
        {
            const int Steps = 1000;
            return Enumerable.Range(0, Steps).Sum(i =>
            {
                var part = (i + 0.5) / Steps;
                var (tp, fp) = (b.Tp + (part * (a.Tp - b.Tp)), b.Fp + (part * (a.Fp - b.Fp)));
                return (a.Tp - b.Tp) / Steps / (a.Tp + a.Fn) * (tp + fp == 0 ? 0 : tp / (tp + fp));
            });
        }).Sum();
        Assert.Equal(area, metrics["auc_1"], 1e-4);
        Assert.Equal(curve.Where(c => 1 - FalsePositiveRate(c) >= 0.6f).Max(Recall), metrics["sensitivity_at_specificity"], 1e-12);
        Assert.Equal(curve.Where(c => Recall(c) >= 0.6f).Max(c => 1 - FalsePositiveRate(c)), metrics["specificity_at_sensitivity"], 1e-12);
        Assert.Equal(curve.Where(c => Recall(c) >= 0.6f).Max(Precision), metrics["precision_at_recall"], 1e-12);
        Assert.Equal(curve.Where(c => Precision(c) >= 0.6f).Max(Recall), metrics["recall_at_precision"], 1e-12);
        var error = (x - wanted).square().mean().ToDouble();
        Assert.Equal(error, metrics["mean_squared_error"], 1e-12);
        Assert.Equal(Math.Sqrt(error), metrics["root_mean_squared_error"], 1e-12);
        Assert.Equal(error, metrics["loss"], 1e-12);
    }

    [Fact]
    public void Metrics_of_classes_are_exact_over_uneven_batches()
    {
        manual_seed(8);
        using var net = new ClassMetrics(seed: 1, dtype: ScalarType.Float64);
        using var x = rand(Samples, 4, ScalarType.Float64);
        using var number = randint(3, [Samples], ScalarType.Int64);
        using var wanted = zeros(Samples, 4, ScalarType.Float64).scatter(1, number.unsqueeze(-1), ones(Samples, 1, ScalarType.Float64));
        var metrics = net.Evaluate(new(x), new(wanted, number), batchSize: 10);
        var rows = Enumerable.Range(0, Samples).Select(i => x[i].data<double>().ToArray()).ToList();
        var right = number.data<long>().ToArray();
        double TopK(int k) => rows.Zip(right, (row, t) => row.OrderDescending().Take(k).Contains(row[t])).Count(hit => hit) / (double)Samples;
        Assert.Equal(TopK(2), metrics["top_k_categorical_accuracy"], 1e-12);
        Assert.Equal(TopK(3), metrics["sparse_top_k_categorical_accuracy"], 1e-12);
        Assert.Equal(TopK(1), metrics["accuracy"], 1e-12);

        (double Right, double Wrong, double Missed) Count(int k, Func<double[], int, bool> says) => (
            rows.Zip(right).Count(pair => says(pair.First, k) && pair.Second == k),
            rows.Zip(right).Count(pair => says(pair.First, k) && pair.Second != k),
            rows.Zip(right).Count(pair => !says(pair.First, k) && pair.Second == k));
        double Score((double Right, double Wrong, double Missed) c, double beta) =>
            c.Right == 0 ? 0 : (1 + (beta * beta)) * c.Right / (((1 + (beta * beta)) * c.Right) + (beta * beta * c.Missed) + c.Wrong);
        bool Largest(double[] row, int k) => row[k] == row.Max();
        bool Above(double[] row, int k) => row[k] > 0.4f;
        var counts = Enumerable.Range(0, 4).Select(k => Count(k, Largest)).ToList();
        Assert.Equal(counts.Average(c => Score(c, 1)), metrics["f1_score"], 1e-12);
        Assert.Equal(Score((counts.Sum(c => c.Right), counts.Sum(c => c.Wrong), counts.Sum(c => c.Missed)), 1), metrics["f1_score_1"], 1e-12);
        var above = Enumerable.Range(0, 4).Select(k => Count(k, Above)).ToList();
        Assert.Equal(above.Sum(c => (c.Right + c.Missed) * Score(c, 1)) / Samples, metrics["f1_score_2"], 1e-12);
        Assert.Equal(counts.Average(c => Score(c, 2)), metrics["f_beta_score"], 1e-12);

        // A class that is neither a label nor predicted would not count. All four classes are predicted here.
        Assert.All(counts, c => Assert.True(c.Right + c.Wrong > 0));
        Assert.Equal(counts.Average(c => c.Right / (c.Right + c.Wrong + c.Missed)), metrics["mean_io_u"], 1e-12);
        Assert.Equal(metrics["mean_io_u"], metrics["mean_io_u_1"], 1e-12);
        var errors = (x - wanted).square().sum([0]);
        var totals = (wanted - wanted.mean([0], true)).square().sum([0]);
        var scores = 1 - (errors / totals);

        // No sample is of the last class, so its variance is zero. Keras then returns the score 0.
        Assert.Equal(scores.narrow(0, 0, 3).sum().ToDouble() / 4, metrics["r2_score"], 1e-12);
        Assert.Equal((scores * totals).narrow(0, 0, 3).sum().ToDouble() / totals.sum().ToDouble(), metrics["r2_score_1"], 1e-12);
    }

    [Fact]
    public void A_class_number_beyond_the_classes_is_an_error()
    {
        using var output = rand(3, 4);
        using var target = tensor(new long[] { 0, 4, 1 });
        var error = Assert.Throws<ArgumentException>(() => new ConfusionMatrix(output, target));
        Assert.Contains("must be 0 to 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_logs_the_same_sums_as_an_evaluation()
    {
        using var net = new YesNoMetrics(seed: 1);
        using var x = rand(Samples, 2);
        using var wanted = randint(2, [Samples, 2], ScalarType.Float32);
        var history = net.Fit(new(x), new(wanted), new FitOptions { Optimizer = new SGD(learningRate: 0), BatchSize = 8, Epochs = 1 });
        foreach (var (name, value) in net.Evaluate(new(x), new(wanted)))
        {
            Assert.Equal(value, history[name][0], 1e-5);
        }
    }
}
