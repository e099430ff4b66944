using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests.Races;

/// <summary>A net whose kernels take long enough for another thread to interfere.</summary>
[CompiledNet]
internal sealed partial class WideNet
{
    public static Sym<float> Define([Shape(64)] Sym<float> x) => Dense(4)(Dense(256, Tanh)(Dense(256, ReLU)(x)));

    static Objective Train(Sym<float> y, [Shape(4)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}

/// <summary>A net in a net, which users may create and dispose of by themselves.</summary>
[CompiledNet]
internal sealed partial class AroundWideNet
{
    public static Sym<float> Define([Shape(64)] Sym<float> x) => Dense(2)(Instance(WideNet.Define)(x));
}

/// <summary>Nets that only the test of first calls uses, so that the runtime compiles their methods there.</summary>
[CompiledNet]
internal sealed partial class FirstDense
{
    public static Sym<float> Define([Shape(6)] Sym<float> x) => Dense(3, Softmax)(Dropout(0.2f)(Dense(9, GELU)(x)));

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(y, wanted));
}

[CompiledNet]
internal sealed partial class FirstSequence
{
    public static Sym<float> Define([Shape(6)] Sym<float> x) => Dense(3)(GRU(4)(Reshape(3, 2)(x)));

    static Objective Train(Sym<float> y, [Shape(3)] Sym<float> wanted) => Minimize(Huber(y, wanted));
}
