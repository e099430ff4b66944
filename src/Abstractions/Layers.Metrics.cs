// Derived from the signatures in src/Generators/Layers and src/Generators/Ops/Elementwise. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>Computes the area under the curve of true positives against false positives, or of precision against recall.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="numThresholds">The number of thresholds. At least 3.</param>
    /// <param name="curve">The curve.</param>
    /// <param name="summationMethod">The method by which the area between two thresholds is computed.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. If a loss takes the same output with fromLogits, they are computed from it. The thresholds are evenly spaced between 0 and 1, as in Keras.</remarks>
    public static Metric AUC(
        Sym<float> output,
        Sym<float> target,
        int numThresholds = 200,
        Curve curve = Curve.ROC,
        SummationMethod summationMethod = SummationMethod.Interpolation,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of samples whose output is right.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, with the shape of the output, or class indices.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target -&gt; one number</c>. The kind is chosen at compile time by the rule that Keras applies at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class indices. If a loss takes the same output with fromLogits, the binary kind compares its probabilities, where Keras compares the logits.</remarks>
    public static Metric Accuracy(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of samples whose output is right.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, with the shape of the output, or class indices.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target -&gt; one number</c>. The kind is chosen at compile time by the rule that Keras applies at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class indices. If a loss takes the same output with fromLogits, the binary kind compares its probabilities, where Keras compares the logits.</remarks>
    public static Metric Accuracy(Sym<float> output, Sym<long> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of outputs that are above the threshold if and only if the target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric BinaryAccuracy(Sym<float> output, Sym<float> target, double threshold = 0.5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean intersection over union of predictions and targets for two classes, zero and one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric BinaryIoU(Sym<float> output, Sym<float> target, double threshold = 0.5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of samples whose largest output has the index of the largest target.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c></remarks>
    public static Metric CategoricalAccuracy(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the harmonic mean of precision and recall of each class.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="average">The way the scores of the classes are averaged.</param>
    /// <param name="threshold">The output above which a class is predicted. By default the class with the largest output is predicted.</param>
    /// <param name="classId">The class to measure, which is an index into the last axis. By default all classes are measured. At least 0.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. In Keras the default is one number per class. Here a metric is one number: the average of the scores of the classes, or the score of the class classId.</remarks>
    public static Metric F1Score(
        Sym<float> output,
        Sym<float> target,
        ClassAverage average = ClassAverage.Macro,
        double? threshold = null,
        int? classId = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the weighted harmonic mean of precision and recall of each class, where recall counts beta times as much.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="average">The way the scores of the classes are averaged.</param>
    /// <param name="beta">The weight of recall relative to precision. At least 0.</param>
    /// <param name="threshold">The output above which a class is predicted. By default the class with the largest output is predicted.</param>
    /// <param name="classId">The class to measure, which is an index into the last axis. By default all classes are measured. At least 0.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. In Keras the default is one number per class. Here a metric is one number: the average of the scores of the classes, or the score of the class classId.</remarks>
    public static Metric FBetaScore(
        Sym<float> output,
        Sym<float> target,
        ClassAverage average = ClassAverage.Macro,
        double beta = 1,
        double? threshold = null,
        int? classId = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Counts the outputs not above the threshold whose target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric FalseNegatives(Sym<float> output, Sym<float> target, double threshold = 0.5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Counts the outputs above the threshold whose target is zero.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric FalsePositives(Sym<float> output, Sym<float> target, double threshold = 0.5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean intersection over union of predicted and right classes, over the classes that occur.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, with the shape of the output, or class indices.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="ignoreClass">A number that marks places to leave out, which need not be a class: often -1 or 255. By default no place is left out.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., classes) -&gt; one number</c>. The predicted class is that of the largest output. Keras' MeanIoU takes class indices as predictions, and its OneHotMeanIoU takes one-hot targets.</remarks>
    public static Metric MeanIoU(Sym<float> output, Sym<float> target, int? ignoreClass = null, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the mean intersection over union of predicted and right classes, over the classes that occur.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, with the shape of the output, or class indices.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="ignoreClass">A number that marks places to leave out, which need not be a class: often -1 or 255. By default no place is left out.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., classes) -&gt; one number</c>. The predicted class is that of the largest output. Keras' MeanIoU takes class indices as predictions, and its OneHotMeanIoU takes one-hot targets.</remarks>
    public static Metric MeanIoU(Sym<float> output, Sym<long> target, int? ignoreClass = null, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of outputs above the threshold whose target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <param name="classId">The class to measure, which is an index into the last axis. By default all classes are measured. At least 0.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric Precision(
        Sym<float> output,
        Sym<float> target,
        double threshold = 0.5,
        int? classId = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the best precision among the thresholds at which the recall is at least a given value.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="recall">The required recall, at most 1. At least 0.</param>
    /// <param name="numThresholds">The number of thresholds. At least 3.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. If a loss takes the same output with fromLogits, they are computed from it. The thresholds are evenly spaced between 0 and 1, as in Keras.</remarks>
    public static Metric PrecisionAtRecall(
        Sym<float> output,
        Sym<float> target,
        double recall,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of the targets' variance that the outputs explain, for each column: 1 - sum((output - target)²) / sum((target - mean)²).</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="classAggregation">The way the scores of the columns are averaged.</param>
    /// <remarks><c>output (N, ..., columns), target (N, ..., columns) -&gt; one number</c></remarks>
    public static Metric R2Score(
        Sym<float> output,
        Sym<float> target,
        Aggregation classAggregation = Aggregation.UniformAverage,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of targets of one whose output is above the threshold.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <param name="classId">The class to measure, which is an index into the last axis. By default all classes are measured. At least 0.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric Recall(
        Sym<float> output,
        Sym<float> target,
        double threshold = 0.5,
        int? classId = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the best recall among the thresholds at which the precision is at least a given value.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="precision">The required precision, at most 1. At least 0.</param>
    /// <param name="numThresholds">The number of thresholds. At least 3.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. If a loss takes the same output with fromLogits, they are computed from it. The thresholds are evenly spaced between 0 and 1, as in Keras.</remarks>
    public static Metric RecallAtPrecision(
        Sym<float> output,
        Sym<float> target,
        double precision,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the square root of the mean of (output - target)² over all batches.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric RootMeanSquaredError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the best sensitivity among the thresholds at which the specificity is at least a given value.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="specificity">The required specificity, at most 1. At least 0.</param>
    /// <param name="numThresholds">The number of thresholds. At least 3.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. If a loss takes the same output with fromLogits, they are computed from it. The thresholds are evenly spaced between 0 and 1, as in Keras.</remarks>
    public static Metric SensitivityAtSpecificity(
        Sym<float> output,
        Sym<float> target,
        double specificity,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of samples whose largest output has the index that the target gives.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The index of the right class, from 0.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c></remarks>
    public static Metric SparseCategoricalAccuracy(Sym<float> output, Sym<long> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of samples for which fewer than k outputs are larger than the output at the index that the target gives.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The index of the right class, from 0.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="k">The number of largest outputs that count as predictions. At least 1.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c></remarks>
    public static Metric SparseTopKCategoricalAccuracy(Sym<float> output, Sym<long> target, int k = 5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the best specificity among the thresholds at which the sensitivity is at least a given value.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="sensitivity">The required sensitivity, at most 1. At least 0.</param>
    /// <param name="numThresholds">The number of thresholds. At least 3.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. If a loss takes the same output with fromLogits, they are computed from it. The thresholds are evenly spaced between 0 and 1, as in Keras.</remarks>
    public static Metric SpecificityAtSensitivity(
        Sym<float> output,
        Sym<float> target,
        double sensitivity,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Computes the fraction of samples for which fewer than k outputs are larger than the output at the index of the largest target.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="k">The number of largest outputs that count as predictions. At least 1.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c></remarks>
    public static Metric TopKCategoricalAccuracy(Sym<float> output, Sym<float> target, int k = 5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Counts the outputs not above the threshold whose target is zero.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric TrueNegatives(Sym<float> output, Sym<float> target, double threshold = 0.5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Counts the outputs above the threshold whose target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.</param>
    /// <param name="threshold">The output above which the prediction is one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric TruePositives(Sym<float> output, Sym<float> target, double threshold = 0.5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();
}
