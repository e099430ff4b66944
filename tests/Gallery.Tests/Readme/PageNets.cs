using static CompiledNets.Layers;

namespace CompiledNets.Samples.Tests;

/// <summary>The net with a loop of docs/first-net.md.</summary>
[CompiledNet]
public partial class LoopNet
{
    public static Sym<float> Define([Shape(64)] Sym<float> features)
    {
        var x = features;
        for (var i = 0; i < 3; i++)
        {
            x = x + Dense(64, ReLU)(x);
        }

        return x;
    }
}

/// <summary>The net whose constructor takes sizes of docs/first-net.md.</summary>
[CompiledNet]
public partial class Topics
{
    public static Sym<float> Define([Shape("T")] Sym<long> words, int vocabulary, int classes = 7) =>
        Dense(classes, Softmax)(GlobalAveragePooling1D()(Embedding(vocabulary, 32)(words)));
}

/// <summary>The objective with weights of samples of docs/training.md.</summary>
[CompiledNet]
public partial class WeightedDigits
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image) => Dense(10, Softmax)(Flatten()(image));

    static Objective Train(Sym<float> digit, [Shape] Sym<long> label, [Shape] Sym<float> weight) =>
        Minimize(SparseCategoricalCrossentropy(digit, label, sampleWeight: weight))
            .Track(Accuracy(digit, label));          // not weighted, unless it is given the weights too: Keras' weighted_metrics
}

/// <summary>The net of docs/data.md.</summary>
[CompiledNet]
public partial class PhotoNet
{
    public static Sym<float> Define([Shape(180, 180, 3)] Sym<float> photo) => Dense(2, Softmax)(GlobalAveragePooling2D()(Conv2D(4, 3, strides: 4)(photo)));

    static Objective Train(Sym<float> kind, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(kind, label));
}

/// <summary>The layer that is called twice of docs/nets-in-nets.md.</summary>
[CompiledNet]
public partial class SharedEncoder
{
    public static Sym<float> Define([Shape("T", 8)] Sym<float> first, [Shape("S", 8)] Sym<float> second)
    {
        var encoder = LSTM(64);
        var (a, b) = (encoder(first), encoder(second));
        return Concatenate(a, b);
    }
}

/// <summary>The net of docs/from-torchsharp.md.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class CompiledDigits
{
    public static Sym<float> Define([Shape(1, 28, 28)] Sym<float> image)
    {
        var x = MaxPooling2D()(Conv2D(32, 3, activation: ReLU)(image));
        return Dense(10)(Flatten()(x));
    }

    static Objective Train(Sym<float> logits, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(logits, label, fromLogits: true)).Track(Accuracy(logits, label));
}
