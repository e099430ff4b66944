using static CompiledNets.Layers;

namespace CompiledNets.Distributed.Tests;

/// <summary>A net with random layers, to test that their random numbers do not depend on the number of ranks.</summary>
[CompiledNet]
internal sealed partial class ResumedNet
{
    public static Sym<float> Define([Shape(6)] Sym<float> x) => Dense(1)(Dropout(0.2f)(Dense(24, ReLU)(Dropout(0.1f)(Dense(16, Tanh)(x)))));

    static Objective Train(Sym<float> y, [Shape(1)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
