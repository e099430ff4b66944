using CompiledNets;
using static CompiledNets.Layers;

namespace Company.Application1;

/// <summary>Computes three probabilities from eight numbers.</summary>
[CompiledNet]
public partial class Net1
{
    public static Sym<float> Define([Shape(8)] Sym<float> features)
    {
        var x = Dense(32, ReLU)(features);
        x = Dropout(0.2)(x);
        return Dense(3, Softmax)(x);
    }

    static Objective Train(Sym<float> kind, [Shape] Sym<long> label) =>
        Minimize(SparseCategoricalCrossentropy(kind, label)).Track(Accuracy(kind, label));
}
