using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Layers;

/// <summary>Batch normalization of features, sequences and images, on the last axis and on other axes, with and without gamma and beta.</summary>
[CompiledNet]
internal sealed partial class BatchNormalized
{
    public static Sym<float> Define([Shape(6)] Sym<float> features, [Shape(5, 3)] Sym<float> series, [Shape(4, 5, 3)] Sym<float> image)
    {
        var a = Dense(4)(BatchNormalization(momentum: 0.9f)(Dense(5, Tanh)(features)));
        var b = BatchNormalization(axis: 1, scale: false)(BatchNormalization()(series));
        var c = ReLU(BatchNormalization(epsilon: 0.01f)(Conv2D(4, 2, useBias: false)(image)));
        c = BatchNormalization(axis: 2, center: false)(c);
        c = BatchNormalization(axis: 1, center: false, scale: false)(c);
        return Dense(3, Softmax)(Concatenate(a, Flatten()(b), Flatten()(c)));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>Batch normalization with channels first, also over volumes.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class BatchNormalizedFirst
{
    public static Sym<float> Define([Shape(3, 5)] Sym<float> series, [Shape(3, 4, 5)] Sym<float> image, [Shape(2, 3, 2, 4)] Sym<float> volume)
    {
        var a = Flatten()(BatchNormalization(axis: 1)(series));
        var b = Flatten()(BatchNormalization(axis: 1)(Conv2D(4, 2, useBias: false)(image)));
#pragma warning disable CN1409 // The width is normalized on purpose.
        var c = Flatten()(BatchNormalization(axis: -1)(BatchNormalization(axis: 1)(volume)));
#pragma warning restore CN1409
        return Dense(3, Softmax)(Concatenate(a, b, c));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>A net with only a batch normalization.</summary>
[CompiledNet]
internal sealed partial class OneBatchNormalization
{
    public static Sym<float> Define([Shape(1)] Sym<float> x)
    {
        var norm = BatchNormalization();
        return norm(x);
    }

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>Normalizations of each sample.</summary>
[CompiledNet]
internal sealed partial class SampleNormalized
{
    public static Sym<float> Define([Shape(6)] Sym<float> features, [Shape(5, 4)] Sym<float> series, [Shape(4, 5, 6)] Sym<float> image, [Shape(2, 3, 2, 4)] Sym<float> volume)
    {
        var a = LayerNormalization()(UnitNormalization()(Dense(5)(features)));
        var b = RMSNormalization()(LayerNormalization(axis: 1, scale: false)(series));
        b = GroupNormalization(groups: 2)(Tanh(RMSNormalization(axis: 1)(Tanh(b))));
        var c = GroupNormalization(groups: 3, epsilon: 0.01f)(Conv2D(6, 2)(image));
        c = Tanh(LayerNormalization(center: false)(Tanh(GroupNormalization(groups: -1, axis: 1, scale: false)(ReLU(c)))));
        c = RMSNormalization(axis: 2)(LayerNormalization(axis: 2, center: false, scale: false)(c));
        var d = GroupNormalization(groups: 1, center: false)(UnitNormalization(axis: 2)(volume));
        d = GroupNormalization(groups: 2, axis: 1, center: false, scale: false)(d);
        return Dense(3, Softmax)(Concatenate(a, Flatten()(b), Flatten()(c), Flatten()(d)));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}
