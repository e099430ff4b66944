using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>One number, which is the input, with weighted losses as metrics beside the loss that they are.</summary>
[CompiledNet]
internal sealed partial class WeightedErrors
{
    public static Sym<float> Define([Shape(1)] Sym<float> x) => x + Dense(1, kernelInitializer: Initializer.Zeros)(x);

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> t, [Shape] Sym<float> w)
    {
        var error = MeanAbsoluteError(y, t, sampleWeight: w);
        return Minimize(error).Track(error, MeanSquaredError(y, t, sampleWeight: w), RootMeanSquaredError(y, t, sampleWeight: w));
    }
}

/// <summary>Losses as metrics, without weights.</summary>
[CompiledNet]
internal sealed partial class TrackedLosses
{
    public static (Sym<float> classes, Sym<float> yes) Define([Shape(5)] Sym<float> x) => (Softmax(Dense(4)(x)), Sigmoid(Dense(4)(x)));

    static Objective Train(Sym<float> classes, Sym<float> yes, [Shape(4)] Sym<float> t, [Shape] Sym<long> number) =>
        Minimize(MeanSquaredError(classes, t) + MeanSquaredError(yes, t)).Track(
            CategoricalCrossentropy(classes, t), SparseCategoricalCrossentropy(classes, number), BinaryCrossentropy(yes, t), KLDivergence(classes, t), CosineSimilarity(yes, t),
            Huber(yes, t), MeanSquaredError(yes, t), RootMeanSquaredError(yes, t), CategoricalCrossentropy(classes, t, labelSmoothing: 0.1f), Hinge(yes, t));
}

/// <summary>The metrics of <see cref="TrackedLosses"/> with sample weights.</summary>
[CompiledNet]
internal sealed partial class WeightedTrackedLosses
{
    public static (Sym<float> classes, Sym<float> yes) Define([Shape(5)] Sym<float> x) => (Softmax(Dense(4)(x)), Sigmoid(Dense(4)(x)));

    static Objective Train(Sym<float> classes, Sym<float> yes, [Shape(4)] Sym<float> t, [Shape] Sym<long> number, [Shape] Sym<float> w) =>
        Minimize(MeanSquaredError(classes, t) + MeanSquaredError(yes, t)).Track(
            CategoricalCrossentropy(classes, t, sampleWeight: w), SparseCategoricalCrossentropy(classes, number, sampleWeight: w), BinaryCrossentropy(yes, t, sampleWeight: w),
            KLDivergence(classes, t, sampleWeight: w), CosineSimilarity(yes, t, sampleWeight: w), Huber(yes, t, sampleWeight: w), MeanSquaredError(yes, t, sampleWeight: w),
            RootMeanSquaredError(yes, t, sampleWeight: w), CategoricalCrossentropy(classes, t, labelSmoothing: 0.1f, sampleWeight: w), Hinge(yes, t, sampleWeight: w));
}

/// <summary>Losses of the steps of a sequence as metrics, with a mask, with weights, and with both.</summary>
[CompiledNet]
internal sealed partial class MaskedTrackedLosses
{
    public static Sym<float> Define([Shape("T"), Ids(9)] Sym<long> words) => Dense(4, Softmax)(Embedding(9, 6, maskZero: true)(words));

    static Objective Train(Sym<float> tags, [Shape("T")] Sym<long> wanted, [Shape("T")] Sym<float> w) =>
        Minimize(SparseCategoricalCrossentropy(tags, wanted))
            .Track(SparseCategoricalCrossentropy(tags, wanted))
            .Track(SparseCategoricalCrossentropy(tags, wanted, sampleWeight: w), name: "weighted");
}
