using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>The net of <see cref="FirstExample"/> as a sequence of layers. It has the same weights and makes the same training steps.</summary>
[CompiledNet]
public partial class FirstExampleSequential
{
    public static Sym<float> Define([Shape(64)] Sym<float> input) =>
        Sequential(
            Dense(32, ReLU),
            Dense(32, ReLU),
            Dense(10, Softmax))(input);

    static Objective Train(Sym<float> classes, [Shape(10)] Sym<float> target) =>
        Minimize(CategoricalCrossentropy(classes, target)).Track(Accuracy(classes, target));
}
