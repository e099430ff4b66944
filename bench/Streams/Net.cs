using static CompiledNets.Layers;

namespace CompiledNets.Bench;

[CompiledNet]
internal sealed partial class Mlp
{
    public static Sym<float> Define([Shape(784)] Sym<float> image) => Dense(10, Softmax)(Dense(64, ReLU)(Dense(128, ReLU)(image)));

    static Objective Train(Sym<float> digit, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
