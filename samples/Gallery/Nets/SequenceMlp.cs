using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary><see cref="Mlp"/> for every step of a sequence: a net is a layer.</summary>
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
