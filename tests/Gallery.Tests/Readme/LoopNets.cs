using CompiledNets;
using static CompiledNets.Layers;

namespace CompiledNets.Samples.Tests;

/// <summary>A small variational autoencoder whose objective is in docs/custom-loops.md.</summary>
[CompiledNet]
public partial class LoopVae
{
    public static (Sym<float> restored, Sym<float> mean, Sym<float> logVariance) Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = Dense(16, ReLU)(Flatten()(image));
        var (mean, logVariance) = (Dense(2)(x), Dense(2)(x));
        var code = mean + Exp(0.5f * logVariance) * RandomNormalLike(mean);
        return (Reshape(28, 28, 1)(Dense(784, Sigmoid)(code)), mean, logVariance);
    }

    static Objective Train(Sym<float> restored, Sym<float> mean, Sym<float> logVariance, [Shape(28, 28, 1)] Sym<float> image)
    {
        var divergence = -0.5 * Sum(1 + logVariance - Square(mean) - Exp(logVariance));
        return Minimize(BinaryCrossentropy(restored, image) + divergence);
    }
}

[CompiledNet]
public partial class Painter
{
    public static Sym<float> Define([Shape(8)] Sym<float> noise) => Dense(2)(Dense(32, ReLU)(noise));
}

[CompiledNet]
public partial class Critic
{
    public static Sym<float> Define([Shape(2)] Sym<float> point) => Dense(1, Sigmoid)(Dense(32, ReLU)(point));

    static Objective Train(Sym<float> real, [Shape(1)] Sym<float> isReal) => Minimize(BinaryCrossentropy(real, isReal));
}

/// <summary>The objective with custom metrics in docs/custom-loops.md.</summary>
[CompiledNet]
public partial class LoopClassifier
{
    public static Sym<float> Define([Shape(6)] Sym<float> features) => Dense(3, Softmax)(features);

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted)
    {
        var largestError = Max(Abs(kind - wanted));
        var objective = Minimize(CategoricalCrossentropy(kind, wanted))
            .Track(largestError, Accuracy(kind, wanted))                     // "largestError" and "accuracy"
            .Track(100 * MeanAbsoluteError(kind, wanted), name: "percent");
        for (var k = 0; k < 3; k++)
        {
            objective = objective.Track(Recall(kind, wanted, classId: k), name: $"recall_{k}");
        }

        return objective;
    }
}
