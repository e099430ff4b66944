using static CompiledNets.Layers;

namespace CompiledNets.Bench;

[CompiledNet]
internal sealed partial class Cnn
{
    public static Sym<float> Define([Shape(28, 28, 1)] Sym<float> image)
    {
        var x = Conv2D(32, (3, 3), activation: ReLU)(image);
        x = Conv2D(64, (3, 3), activation: ReLU)(x);
        x = Dropout(0.25f)(MaxPooling2D((2, 2))(x));
        x = Dropout(0.5f)(Dense(128, ReLU)(Flatten()(x)));
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}

[CompiledNet]
internal sealed partial class Mlp
{
    public static Sym<float> Define([Shape(784)] Sym<float> image) => Dense(10, Softmax)(Dense(64, ReLU)(Dense(128, ReLU)(image)));

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) => Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}

[CompiledNet]
internal sealed partial class Tiny
{
    public static Sym<float> Define([Shape(4)] Sym<float> x) => Dense(3, Softmax)(Dense(8, ReLU)(x));

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> label) => Minimize(CategoricalCrossentropy(kind, label)).Track(Accuracy(kind, label));
}
