using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests;

/// <summary>The losses of <see cref="NumberLosses"/>, with a weight for each sample or for each row of a sample.</summary>
[CompiledNet]
internal sealed partial class WeightedNumberLosses
{
    public static Sym<float> Define([Shape(3, 4)] Sym<float> x) => Dense(4)(x);

    static Objective Train(Sym<float> y, [Shape(3, 4)] Sym<float> t, [Shape] Sym<float> w, [Shape(3)] Sym<float> rows)
    {
        var positive = Square(y) + 0.1f;
        return Minimize(
            MeanAbsoluteError(y, t, sampleWeight: w) + 0.01f * MeanAbsolutePercentageError(y, t, sampleWeight: rows) + 2f * MeanSquaredLogarithmicError(positive, t, sampleWeight: w)
            + 3f * Huber(y, t, sampleWeight: rows) + 4f * Huber(y, t, delta: 0.3f, sampleWeight: w) + 5f * LogCosh(y, t, sampleWeight: rows) + 6f * Poisson(positive, t, sampleWeight: w)
            + 7f * CosineSimilarity(y, t, sampleWeight: rows) + 8f * MeanSquaredError(y, t, sampleWeight: rows));
    }
}

/// <summary>The losses of <see cref="ClassLosses"/> with sample weights, and crossentropies of outputs without softmax or sigmoid.</summary>
[CompiledNet]
internal sealed partial class WeightedClassLosses
{
    public static (Sym<float> logits, Sym<float> probabilities, Sym<float> yes) Define([Shape(5)] Sym<float> x)
    {
        var logits = Dense(4)(x);
        return (logits, Softmax(logits) * 0.9f + 0.02f, Sigmoid(Dense(4)(x)));
    }

    static Objective Train(Sym<float> logits, Sym<float> probabilities, Sym<float> yes, [Shape(4)] Sym<float> t, [Shape] Sym<long> number, [Shape(1)] Sym<float> zeroOrOne, [Shape(1)] Sym<float> w) => Minimize(
        KLDivergence(probabilities, t, sampleWeight: w) + 2f * Hinge(logits, t, sampleWeight: w) + 3f * SquaredHinge(logits, t, sampleWeight: w) + 4f * CategoricalHinge(logits, t, sampleWeight: w)
        + 5f * BinaryFocalCrossentropy(yes, t, sampleWeight: w) + 6f * BinaryFocalCrossentropy(logits, t, applyClassBalancing: true, alpha: 0.3f, gamma: 1.5f, fromLogits: true, labelSmoothing: 0.1f, sampleWeight: w)
        + 7f * CategoricalFocalCrossentropy(probabilities, t, sampleWeight: w) + 8f * CategoricalFocalCrossentropy(logits, t, fromLogits: true, labelSmoothing: 0.2f, sampleWeight: w)
        + 9f * BinaryCrossentropy(logits, t, fromLogits: true, sampleWeight: w) + 10f * BinaryCrossentropy(yes, t, labelSmoothing: 0.3f, sampleWeight: w)
        + 11f * CategoricalCrossentropy(logits, t, fromLogits: true, labelSmoothing: 0.1f, sampleWeight: w) + 12f * SparseCategoricalCrossentropy(logits, number, fromLogits: true, sampleWeight: w)
        + 13f * Hinge(Dense(1)(yes), zeroOrOne, sampleWeight: w));
}

/// <summary>Crossentropies of probabilities: of softmax, of sigmoid, and of values that are computed from them.</summary>
[CompiledNet]
internal sealed partial class ProbabilityLosses
{
    public static (Sym<float> classes, Sym<float> changed, Sym<float> yes, Sym<float> less) Define([Shape(5)] Sym<float> x)
    {
        var classes = Softmax(Dense(4)(x));
        var yes = Sigmoid(Dense(4)(x));
        return (classes, classes * 0.9f + 0.02f, yes, yes * 0.8f + 0.1f);
    }

    static Objective Train(Sym<float> classes, Sym<float> changed, Sym<float> yes, Sym<float> less, [Shape(4)] Sym<float> t, [Shape] Sym<long> number) => Minimize(
        CategoricalCrossentropy(classes, t) + 2f * CategoricalCrossentropy(changed, t) + 3f * SparseCategoricalCrossentropy(classes, number) + 4f * SparseCategoricalCrossentropy(changed, number)
        + 5f * BinaryCrossentropy(yes, t) + 6f * BinaryCrossentropy(less, t));
}

/// <summary>The losses of <see cref="ProbabilityLosses"/> with sample weights.</summary>
[CompiledNet]
internal sealed partial class WeightedProbabilityLosses
{
    public static (Sym<float> classes, Sym<float> changed, Sym<float> yes, Sym<float> less) Define([Shape(5)] Sym<float> x)
    {
        var classes = Softmax(Dense(4)(x));
        var yes = Sigmoid(Dense(4)(x));
        return (classes, classes * 0.9f + 0.02f, yes, yes * 0.8f + 0.1f);
    }

    static Objective Train(Sym<float> classes, Sym<float> changed, Sym<float> yes, Sym<float> less, [Shape(4)] Sym<float> t, [Shape] Sym<long> number, [Shape] Sym<float> w) => Minimize(
        CategoricalCrossentropy(classes, t, sampleWeight: w) + 2f * CategoricalCrossentropy(changed, t, sampleWeight: w) + 3f * SparseCategoricalCrossentropy(classes, number, sampleWeight: w)
        + 4f * SparseCategoricalCrossentropy(changed, number, sampleWeight: w) + 5f * BinaryCrossentropy(yes, t, sampleWeight: w) + 6f * BinaryCrossentropy(less, t, sampleWeight: w));
}

/// <summary>The metrics of <see cref="YesNoMetrics"/> with sample weights.</summary>
[CompiledNet]
internal sealed partial class WeightedYesNoMetrics
{
    public static Sym<float> Define([Shape(2)] Sym<float> x) => x + Dense(2, kernelInitializer: Initializer.Zeros)(x);

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted, [Shape] Sym<float> w) => Minimize(MeanSquaredError(y, wanted)).Track(
        Precision(y, wanted, sampleWeight: w), Recall(y, wanted, threshold: 0.3f, sampleWeight: w), TruePositives(y, wanted, sampleWeight: w), FalsePositives(y, wanted, sampleWeight: w),
        TrueNegatives(y, wanted, sampleWeight: w), FalseNegatives(y, wanted, sampleWeight: w), BinaryIoU(y, wanted, sampleWeight: w), BinaryAccuracy(y, wanted, sampleWeight: w),
        AUC(y, wanted, sampleWeight: w), AUC(y, wanted, curve: Curve.PR, sampleWeight: w), SensitivityAtSpecificity(y, wanted, 0.6f, sampleWeight: w), SpecificityAtSensitivity(y, wanted, 0.6f, sampleWeight: w),
        PrecisionAtRecall(y, wanted, 0.6f, sampleWeight: w), RecallAtPrecision(y, wanted, 0.6f, sampleWeight: w), RootMeanSquaredError(y, wanted, sampleWeight: w));
}

/// <summary>The metrics of <see cref="ClassMetrics"/> with sample weights.</summary>
[CompiledNet]
internal sealed partial class WeightedClassMetrics
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => x + Dense(4, kernelInitializer: Initializer.Zeros)(x);

    static Objective Train(Sym<float> y, [Shape(4)] Sym<float> wanted, [Shape] Sym<long> number, [Shape] Sym<float> w) => Minimize(MeanSquaredError(y, wanted)).Track(
        TopKCategoricalAccuracy(y, wanted, k: 2, sampleWeight: w), SparseTopKCategoricalAccuracy(y, number, k: 3, sampleWeight: w), F1Score(y, wanted, sampleWeight: w),
        F1Score(y, wanted, ClassAverage.Micro, sampleWeight: w), F1Score(y, wanted, ClassAverage.Weighted, threshold: 0.4f, sampleWeight: w), FBetaScore(y, wanted, beta: 2, sampleWeight: w),
        MeanIoU(y, number, sampleWeight: w), MeanIoU(y, wanted, sampleWeight: w), R2Score(y, wanted, sampleWeight: w), R2Score(y, wanted, Aggregation.VarianceWeightedAverage, sampleWeight: w),
        Accuracy(y, number, sampleWeight: w), CategoricalAccuracy(y, wanted, sampleWeight: w));
}

/// <summary>Classifies each word of a text, which may be padded.</summary>
[CompiledNet]
internal sealed partial class WordTagger
{
    public static (Sym<float> tags, Sym<float> topic) Define([Shape("T"), Ids(9)] Sym<long> words)
    {
        var x = Embedding(9, 6, maskZero: true)(words);
        return (Dense(4, Softmax)(Dense(5, Tanh)(x)), Dense(3)(GlobalAveragePooling1D()(x)));
    }

    static Objective Train(Sym<float> tags, Sym<float> topic, [Shape("T")] Sym<long> wantedTags, [Shape(3)] Sym<float> wantedTopic, [Shape] Sym<float> w) =>
        Minimize(SparseCategoricalCrossentropy(tags, wantedTags) + 2f * SparseCategoricalCrossentropy(tags, wantedTags, sampleWeight: w) + MeanSquaredError(topic, wantedTopic))
            .Track(Accuracy(tags, wantedTags), MeanIoU(tags, wantedTags, sampleWeight: w));
}

/// <summary>Losses over the steps of a sequence whose length is known at run time only.</summary>
[CompiledNet]
internal sealed partial class StepLosses
{
    public static Sym<float> Define([Shape("T", 5)] Sym<float> x) => Dense(4)(Dense(3, Tanh)(x));

    static Objective Train(Sym<float> y, [Shape("T", 4)] Sym<float> t, [Shape("T")] Sym<long> number) => Minimize(
        CategoricalCrossentropy(y, t, fromLogits: true) + 2f * SparseCategoricalCrossentropy(y, number, fromLogits: true) + 3f * BinaryCrossentropy(y, t, fromLogits: true)
        + 4f * MeanSquaredError(y, t) + 5f * MeanAbsoluteError(y, t));
}
