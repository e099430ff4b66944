using static CompiledNets.Layers;

namespace CompiledNets.Bench;

/// <summary>The layers of the nets whose time is measured for several widths, depths and sizes of images.</summary>
internal static class Sized
{
    /// <summary>Dense layers with ReLU between them, from 784 inputs to 10 logits.</summary>
    public static Sym<float> DenseLayers(Sym<float> x, int width, int hidden)
    {
        for (var i = 0; i < hidden; i++)
        {
            x = Dense(width, ReLU)(x);
        }

        return Dense(10)(x);
    }

    /// <summary>Three convolutions, the second of which is pooled, and the mean of their channels.</summary>
    public static Sym<float> Convolutions(Sym<float> x) =>
        Dense(10)(GlobalAveragePooling2D()(Conv2D(64, 3, padding: Padding.Same, activation: ReLU)(
            MaxPooling2D()(Conv2D(64, 3, padding: Padding.Same, activation: ReLU)(Conv2D(32, 3, padding: Padding.Same, activation: ReLU)(x))))));
}
