using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Three dense layers that classify 64 numbers into ten classes. The first example of the functional API.</summary>
[CompiledNet]
public partial class FirstExample
{
    public static Sym<float> Define([Shape(64)] Sym<float> input)
    {
        var x = Dense(32, ReLU)(input);
        x = Dense(32, ReLU)(x);
        return Dense(10, Softmax)(x);
    }

    static Objective Train(Sym<float> classes, [Shape(10)] Sym<float> target) =>
        Minimize(CategoricalCrossentropy(classes, target)).Track(Accuracy(classes, target));
}
