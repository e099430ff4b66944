using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Applies <see cref="Mlp"/> to each step of a sequence.</summary>
[CompiledNet]
public partial class SequenceMlp
{
    public static Sym<float> Define([Shape(20, 784)] Sym<float> digits)
    {
        var mlp = Instance(Mlp.Define);
        return TimeDistributed(mlp)(digits);
    }

    static Objective Train(Sym<float> classes, [Shape(20, 10)] Sym<float> labels) =>
        Minimize(CategoricalCrossentropy(classes, labels)).Track(Accuracy(classes, labels));
}
