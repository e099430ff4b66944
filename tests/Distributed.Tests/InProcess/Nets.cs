using static CompiledNets.Layers;

namespace CompiledNets.Distributed.Tests;

/// <summary>Draws random numbers in every way, from tensors in several orders of memory.</summary>
[CompiledNet]
internal sealed partial class RandomNet
{
    public static Sym<float> Define([Shape(5, 7)] Sym<float> x)
    {
        var y = GaussianNoise(0.3f)(Dense(6, Tanh)(x));
        y = SpatialDropout1D(0.3f)(GaussianDropout(0.2f)(y));
        y = LSTM(5, dropout: 0.3f, recurrentDropout: 0.2f, returnSequences: true)(y);
        y = Dropout(0.2f)(Permute(2, 1)(Dropout(0.3f)(y)));
        y = TimeDistributed(Dropout(0.25f))(y);
        y = MultiHeadAttention(2, keyDim: 3, dropout: 0.2f)(y, y);
        return Dense(3, Softmax)(AlphaDropout(0.1f)(Flatten()(y)));
    }

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) =>
        Minimize(CategoricalCrossentropy(y, wanted)).Track(Accuracy(y, wanted), AUC(y, wanted), F1Score(y, wanted));
}

/// <summary>Drops elements of images with channels first and last.</summary>
[CompiledNet]
internal sealed partial class ImageNet
{
    public static Sym<float> Define([Shape(6, 6, 3)] Sym<float> image)
    {
        var x = Dropout(0.3f)(Conv2D(4, 3, activation: ReLU)(image));
        x = SpatialDropout2D(0.3f)(MaxPooling2D()(x));
        return Dense(1)(Dropout(0.5f)(Flatten()(x)));
    }

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(Hinge(y, wanted) + 0.5f * SquaredHinge(y, wanted)).Track(MeanAbsoluteError(y, wanted));
}

/// <summary>Has masks, whose divisors depend on the whole batch, sample weights, an ignored class, penalties and two losses.</summary>
[CompiledNet]
internal sealed partial class MaskedNet
{
    public static (Sym<float> words, Sym<float> kind) Define([Shape(6), Ids(9)] Sym<long> text)
    {
        var table = Embedding(9, 4, maskZero: true)(text);
        var states = GRU(5, returnSequences: true)(table);
        return (
            Dense(4, kernelRegularizer: Regularizer.L2(0.01f), activityRegularizer: Regularizer.L1(0.02f))(states),
            Dense(3, Softmax)(LSTM(4)(states)));
    }

    static Objective Train(Sym<float> words, Sym<float> kind, [Shape(6, 4)] Sym<float> wanted, [Shape] Sym<long> label, [Shape] Sym<float> weight) =>
        Minimize(MeanSquaredError(words, wanted) + 0.7f * SparseCategoricalCrossentropy(kind, label, ignoreClass: 2, sampleWeight: weight))
            .Track(MeanAbsoluteError(words, wanted), SparseCategoricalAccuracy(kind, label));
}

/// <summary>Normalizes its input, so that the moving averages of all ranks together are those of the whole batch.</summary>
[CompiledNet]
internal sealed partial class NormalizedNet
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => Dense(1)(BatchNormalization(momentum: 0.9)(x));

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
