using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests;

/// <summary>Dense layers with several activations on a matrix of features per sample, and two dropouts.</summary>
[CompiledNet]
internal sealed partial class Perceptron
{
    public static Sym<float> Define([Shape(6, 5)] Sym<float> x)
    {
        var y = Dense(7, Tanh)(x);
        y = Dropout(0.3f)(y);
        y = Dense(4, Sigmoid, useBias: false)(y);
        y = Dense(9, ReLU)(Flatten()(y));
        return Dense(3, Softmax)(Dropout(0.5f)(y));
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) =>
        Minimize(CategoricalCrossentropy(kind, wanted)).Track(Accuracy(kind, wanted), CategoricalAccuracy(kind, wanted));
}

/// <summary>Convolutions with strides, odd same padding, dilation, groups and no bias.</summary>
[CompiledNet]
internal sealed partial class Convolutions
{
    public static Sym<float> Define([Shape(11, 10, 4)] Sym<float> image)
    {
        var x = Conv2D(6, (3, 2), strides: (2, 1), padding: Padding.Same, activation: ReLU)(image);
        x = Conv2D(6, 3, dilationRate: 2, padding: Padding.Same, groups: 2, useBias: false)(x);
        x = MaxPooling2D((2, 3), strides: (1, 2), padding: Padding.Same)(Tanh(x));
        x = Conv2D(4, 2, activation: Sigmoid)(x);
        x = MaxPooling2D()(x);
        return Dense(5, Softmax)(Flatten()(x));
    }

    static Objective Train(Sym<float> kind, [Shape] Sym<long> wanted) =>
        Minimize(SparseCategoricalCrossentropy(kind, wanted)).Track(Accuracy(kind, wanted), SparseCategoricalAccuracy(kind, wanted));
}

/// <summary>Convolutions and poolings with channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
internal sealed partial class ChannelsFirst
{
    public static Sym<float> Define([Shape(4, 11, 10)] Sym<float> image)
    {
        var x = Conv2D(6, (3, 2), strides: (2, 1), padding: Padding.Same, activation: ReLU)(image);
        x = MaxPooling2D((2, 3), strides: (1, 2), padding: Padding.Same)(x);
        x = Dropout(0.25f)(Conv2D(4, 3, activation: ReLU)(x));
        return Dense(1, Sigmoid)(Flatten()(x));
    }

    static Objective Train(Sym<float> yes, [Shape(1)] Sym<float> wanted) =>
        Minimize(BinaryCrossentropy(yes, wanted)).Track(Accuracy(yes, wanted), BinaryAccuracy(yes, wanted, threshold: 0.4f));
}

/// <summary>A graph with two inputs, two outputs, a shared layer, merges, arithmetic and loss weights.</summary>
[CompiledNet]
internal sealed partial class Graph
{
    public static (Sym<float> main, Sym<float> aux) Define([Shape(8)] Sym<float> left, [Shape(8)] Sym<float> right, [Shape(1)] Sym<float> scale)
    {
        var shared = Dense(6, Tanh);
        var (a, b) = (shared(left), shared(right));
        var joined = Concatenate(a, b, (a - b) * (a + 0.5f), a / (b * b + 1f));
        var aux = Dense(1, Sigmoid)(joined);
#pragma warning disable CN1408 // The operand is a scale for each sample.
        var deep = Add(Dense(24, ReLU)(joined), joined, scale);
#pragma warning restore CN1408
        return (Dense(2)(-deep * scale + 2f / (deep * deep + 3f) - 1f), aux);
    }

    static Objective Train(Sym<float> main, Sym<float> aux, [Shape(2)] Sym<float> wanted, [Shape(1)] Sym<float> early) =>
        Minimize(MeanSquaredError(main, wanted) + 0.2f * BinaryCrossentropy(aux, early)).Track(BinaryAccuracy(aux, early));
}

/// <summary>Two inputs of the same length, which is known at run time only, and a custom loss.</summary>
[CompiledNet]
internal sealed partial class Lengths
{
    public static Sym<float> Define([Shape("T", 5)] Sym<float> a, [Shape("T", 3)] Sym<float> b)
    {
        var x = Concatenate(Dense(4, Tanh)(a), b);
        return Dense(2, Sigmoid)(Concatenate(axis: 1, x, x));
    }

    static Objective Train(Sym<float> y, [Shape("2*T", 2)] Sym<float> wanted)
    {
        var difference = y - wanted;
        return Minimize(difference * difference * 3f);
    }
}

/// <summary>Crossentropies of outputs without softmax or sigmoid.</summary>
[CompiledNet]
internal sealed partial class Probabilities
{
    public static (Sym<float> three, Sym<float> one) Define([Shape(6)] Sym<float> x)
    {
        var p = Softmax(Dense(3)(x)) * 0.9f + 0.05f;
        return (p, Sigmoid(Dense(1)(x)) * 0.8f + 0.1f);
    }

    static Objective Train(Sym<float> three, Sym<float> one, [Shape(3)] Sym<float> wanted, [Shape(1)] Sym<long> kind, [Shape(1)] Sym<float> yes) =>
        Minimize(CategoricalCrossentropy(three, wanted) + 2f * SparseCategoricalCrossentropy(three, kind) + 0.5f * BinaryCrossentropy(one, yes));
}

/// <summary>Windows over sizes that are known at run time only.</summary>
[CompiledNet]
internal sealed partial class Windows
{
    public static Sym<float> Define([Shape("T", "W", 1), Dim("W", Min = 4, MultipleOf = 2)] Sym<float> image) =>
        MaxPooling2D((4, 1))(Conv2D(2, (5, 1), activation: ReLU)(image));
}

/// <summary>Outputs that are inputs, and an output that is returned twice.</summary>
[CompiledNet]
internal sealed partial class PassThrough
{
    public static (Sym<float> same, Sym<float> doubled, Sym<float> again) Define([Shape(4)] Sym<float> x)
    {
        var doubled = x + x;
        return (x, doubled, doubled);
    }
}
