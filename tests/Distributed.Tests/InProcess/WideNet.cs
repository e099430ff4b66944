using static CompiledNets.Layers;

namespace CompiledNets.Distributed.Tests;

/// <summary>Has gradients of several pieces, a layer that is called twice, and a loss whose divisor depends on the whole batch.</summary>
[CompiledNet]
internal sealed partial class WideNet
{
    private const int Units = 1100;

    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var twice = Dense(Units, Tanh);
        var y = twice(twice(Dense(Units, ReLU)(x)));
        y = Dropout(0.2f)(Dense(Units, ReLU)(y));
        return Dense(3, Softmax)(Dense(Units, Tanh)(y));
    }

    static Objective Train(Sym<float> y, [Shape] Sym<long> label, [Shape] Sym<float> weight) =>
        Minimize(SparseCategoricalCrossentropy(y, label, ignoreClass: 2, sampleWeight: weight));
}
