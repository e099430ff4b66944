using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Training;

/// <summary>A net that is trained by only one test.</summary>
[CompiledNet]
internal sealed partial class PassOn
{
    public static Sym<float> Define([Shape(30)] Sym<float> x) => Dense(3, Softmax)(x);

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(y, wanted));
}
