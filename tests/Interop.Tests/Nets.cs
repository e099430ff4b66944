using static CompiledNets.Layers;

namespace CompiledNets.Interop.Tests;

/// <summary>Two dense layers.</summary>
[CompiledNet]
internal sealed partial class Perceptron
{
    public static Sym<float> Define([Shape(6)] Sym<float> x) => Dense(3)(Dense(8, Tanh)(x));
}

/// <summary>Convolutions with moving averages, for images with channels last.</summary>
[CompiledNet]
internal sealed partial class SmallCnn
{
    public static Sym<float> Define([Shape(8, 8, 2)] Sym<float> image)
    {
        var x = BatchNormalization()(Conv2D(4, 3, activation: ReLU, padding: Padding.Same)(image));
        return Dense(3, Softmax)(Flatten()(MaxPooling2D()(x)));
    }
}

/// <summary>Random numbers in training.</summary>
[CompiledNet]
internal sealed partial class Dropping
{
    public static Sym<float> Define([Shape(64)] Sym<float> x) => Dropout(0.5)(x);
}

/// <summary>An input of ids, two outputs, and an input that is an output too.</summary>
[CompiledNet]
internal sealed partial class Mixed
{
    public static (Sym<float> score, Sym<float> hidden, Sym<float> given) Define([Shape("T")] Sym<long> ids, [Shape(5)] Sym<float> extra)
    {
        var words = Embedding(10, 4)(ids);
        var hidden = Dense(6, Sigmoid)(Concatenate(GlobalAveragePooling1D()(words), extra));
        return (Dense(1)(hidden), hidden, extra);
    }
}

/// <summary>A net with a frozen net in it.</summary>
[CompiledNet]
internal sealed partial class OnFrozen
{
    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var body = Frozen(Instance(Perceptron.Define));
        return Dense(2)(body(x));
    }
}

/// <summary>An input of ids.</summary>
[CompiledNet]
internal sealed partial class Words
{
    public static Sym<float> Define([Shape(3)] Sym<long> ids) => GlobalAveragePooling1D()(Embedding(10, 4)(ids));
}
