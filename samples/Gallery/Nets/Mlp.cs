using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Three dense layers that classify handwritten digits. The first net of Keras' guide to the functional API.</summary>
[CompiledNet]
public partial class Mlp
{
    public static Sym<float> Define([Shape(784)] Sym<float> pixels)
    {
        var x = Dense(64, ReLU)(pixels);
        x = Dense(64, ReLU)(x);
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> digit, [Shape(10)] Sym<float> label) =>
        Minimize(CategoricalCrossentropy(digit, label)).Track(Accuracy(digit, label));
}
