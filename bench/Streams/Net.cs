using static CompiledNets.Layers;

namespace CompiledNets.Bench;

/// <summary>Keras' example of a perceptron for MNIST, with two layers of 512 units and dropout.</summary>
[CompiledNet]
internal sealed partial class Mlp
{
    public static Sym<float> Define([Shape(784)] Sym<float> image) => Dense(10, Softmax)(Dropout(0.2f)(Dense(512, ReLU)(Dropout(0.2f)(Dense(512, ReLU)(image)))));

    static Objective Train(Sym<float> digit, [Shape] Sym<long> label) => Minimize(SparseCategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
