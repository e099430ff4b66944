using static CompiledNets.Layers;

namespace CompiledNets.Integration.Tests;

/// <summary>So many equal layers that the emitted steps compute them in loops.</summary>
[CompiledNet]
internal sealed partial class ManyLayers
{
    public const int Blocks = 90;

    public static Sym<float> Define([Shape(6)] Sym<float> x)
    {
        var y = Dense(5, Tanh)(x);
        for (var i = 0; i < Blocks; i++)
        {
            y = Add(Dropout(0.05f)(Dense(5, Tanh)(y)), y) * 0.9f;
        }

        return Dense(3, Softmax)(y);
    }

    static Objective Train(Sym<float> kind, [Shape(3)] Sym<float> wanted) => Minimize(CategoricalCrossentropy(kind, wanted));
}

/// <summary>
/// So many layers that the conditions of the backward pass name ranges of them. Each layer changes its input little, or else rounding would grow from layer to layer.
/// </summary>
[CompiledNet]
internal sealed partial class ThousandLayers
{
    public const int Blocks = 1200;

    public static Sym<float> Define([Shape(3)] Sym<float> x)
    {
        for (var i = 0; i < Blocks; i++)
        {
            x = Dense(3, Tanh)(x) * 0.03f + x;
        }

        return Dense(2)(x);
    }

    static Objective Train(Sym<float> y, [Shape(2)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
}
