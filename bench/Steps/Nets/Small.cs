using static CompiledNets.Layers;

namespace CompiledNets.Bench;

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
