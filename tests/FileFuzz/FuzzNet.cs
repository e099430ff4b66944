using static CompiledNets.Layers;

namespace CompiledNets.FileFuzz;

/// <summary>A net whose weights are read from damaged files.</summary>
[CompiledNet]
internal sealed partial class FuzzNet
{
    public static Sym<float> Define([Shape(6)] Sym<float> x) => Dense(3)(Dense(8, ReLU)(x));

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
