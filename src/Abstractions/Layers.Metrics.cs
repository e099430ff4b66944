// Derived from the signatures in src/Generators/Layers. To change it, change those, and run
// CN_UPDATE=1 dotnet test tests/Generators.Tests

namespace CompiledNets;

public static partial class Layers
{
    /// <summary>The area under the curve of true against false positives, or of precision against recall, over all thresholds.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="numThresholds">How many thresholds there are.</param>
    /// <param name="curve">Which curve.</param>
    /// <param name="summationMethod">How the area between two thresholds is found.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. Thresholds lie evenly between 0 and 1, as in Keras.</remarks>
    public static Metric AUC(
        Sym<float> output,
        Sym<float> target,
        int numThresholds = 200,
        Curve curve = Curve.ROC,
        SummationMethod summationMethod = SummationMethod.Interpolation,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the output is right.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: of the shape of the output, or class numbers.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target -&gt; one number</c>. Chosen at compile time as Keras chooses it at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class numbers.</remarks>
    public static Metric Accuracy(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the output is right.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: of the shape of the output, or class numbers.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target -&gt; one number</c>. Chosen at compile time as Keras chooses it at the first batch: binary for an output of width one, categorical for a target as wide as the output, sparse for class numbers.</remarks>
    public static Metric Accuracy(Sym<float> output, Sym<long> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the outputs that are above the threshold exactly where the target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric BinaryAccuracy(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Intersection over union of what is said to be one and what is, and of what is said to be zero and what is: the mean of both.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric BinaryIoU(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the largest output stands where the largest target stands.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c></remarks>
    public static Metric CategoricalAccuracy(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The harmonic mean of precision and recall, of each class.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="average">How classes are put together.</param>
    /// <param name="threshold">From where on an output says a class; the largest says it where it is not given.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. In Keras a number per class is the default; a metric is one number here, so classes are averaged.</remarks>
    public static Metric F1Score(
        Sym<float> output,
        Sym<float> target,
        ClassAverage average = ClassAverage.Macro,
        float? threshold = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The harmonic mean of precision and recall, of each class, with recall counting beta times as much.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="average">How classes are put together.</param>
    /// <param name="beta">How much more recall counts.</param>
    /// <param name="threshold">From where on an output says a class; the largest says it where it is not given.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c>. In Keras a number per class is the default; a metric is one number here, so classes are averaged.</remarks>
    public static Metric FBetaScore(
        Sym<float> output,
        Sym<float> target,
        ClassAverage average = ClassAverage.Macro,
        float beta = 1f,
        float? threshold = null,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>How many outputs are not above the threshold where the target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric FalseNegatives(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>How many outputs are above the threshold where the target is zero.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric FalsePositives(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Intersection over union of where a class is said and where it is right: the mean over the classes that occur.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: of the shape of the output, or class numbers.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., classes) -&gt; one number</c>. The class that is said is that of the largest output; Keras' MeanIoU wants it as a number, its OneHotMeanIoU takes a target per class.</remarks>
    public static Metric MeanIoU(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>Intersection over union of where a class is said and where it is right: the mean over the classes that occur.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target: of the shape of the output, or class numbers.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., classes) -&gt; one number</c>. The class that is said is that of the largest output; Keras' MeanIoU wants it as a number, its OneHotMeanIoU takes a target per class.</remarks>
    public static Metric MeanIoU(Sym<float> output, Sym<long> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the outputs above the threshold whose target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric Precision(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The best precision among the thresholds where the recall is at least a given one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="recall">The recall that is asked for, from 0 to 1.</param>
    /// <param name="numThresholds">How many thresholds there are.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. Thresholds lie evenly between 0 and 1, as in Keras.</remarks>
    public static Metric PrecisionAtRecall(
        Sym<float> output,
        Sym<float> target,
        float recall,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the targets' variance that the outputs explain: 1 - sum((output - target)²) / sum((target - mean)²), of each column.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="classAggregation">How columns are put together.</param>
    /// <remarks><c>output (N, ..., columns), target (N, ..., columns) -&gt; one number</c></remarks>
    public static Metric R2Score(
        Sym<float> output,
        Sym<float> target,
        Aggregation classAggregation = Aggregation.UniformAverage,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the targets that are one whose output is above the threshold.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric Recall(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The best recall among the thresholds where the precision is at least a given one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="precision">The precision that is asked for, from 0 to 1.</param>
    /// <param name="numThresholds">How many thresholds there are.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. Thresholds lie evenly between 0 and 1, as in Keras.</remarks>
    public static Metric RecallAtPrecision(
        Sym<float> output,
        Sym<float> target,
        float precision,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The square root of the mean of (output - target)², over all batches.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric RootMeanSquaredError(Sym<float> output, Sym<float> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The best sensitivity among the thresholds where the specificity is at least a given one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="specificity">The specificity that is asked for, from 0 to 1.</param>
    /// <param name="numThresholds">How many thresholds there are.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. Thresholds lie evenly between 0 and 1, as in Keras.</remarks>
    public static Metric SensitivityAtSpecificity(
        Sym<float> output,
        Sym<float> target,
        float specificity,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which the largest output stands at the target's number.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The number of the right class, from 0.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c></remarks>
    public static Metric SparseCategoricalAccuracy(Sym<float> output, Sym<long> target, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which fewer than k outputs are larger than the one at the target's number.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The number of the right class, from 0.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="k">How many outputs count as said.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ...) or (N, ..., 1) -&gt; one number</c></remarks>
    public static Metric SparseTopKCategoricalAccuracy(Sym<float> output, Sym<long> target, int k = 5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The best specificity among the thresholds where the sensitivity is at least a given one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="sensitivity">The sensitivity that is asked for, from 0 to 1.</param>
    /// <param name="numThresholds">How many thresholds there are.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c>. Outputs are probabilities. Thresholds lie evenly between 0 and 1, as in Keras.</remarks>
    public static Metric SpecificityAtSensitivity(
        Sym<float> output,
        Sym<float> target,
        float sensitivity,
        int numThresholds = 200,
        Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>The part of the samples for which fewer than k outputs are larger than the one where the largest target stands.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="k">How many outputs count as said.</param>
    /// <remarks><c>output (N, ..., classes), target (N, ..., classes) -&gt; one number</c></remarks>
    public static Metric TopKCategoricalAccuracy(Sym<float> output, Sym<float> target, int k = 5, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>How many outputs are not above the threshold where the target is zero.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric TrueNegatives(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();

    /// <summary>How many outputs are above the threshold where the target is one.</summary>
    /// <param name="output">The output of the net.</param>
    /// <param name="target">The target, of the shape of the output.</param>
    /// <param name="sampleWeight">How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <remarks><c>output, target of the same shape -&gt; one number</c></remarks>
    public static Metric TruePositives(Sym<float> output, Sym<float> target, float threshold = 0.5f, Sym<float>? sampleWeight = null) => throw Definition.IsNotRun();
}
