using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>A residual connection around a convolution, channels first. He et al., 2015.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class ResidualBlock
{
    public static Sym<float> Define([Shape(3, 256, 256)] Sym<float> x)
    {
        var y = Conv2D(3, (3, 3), padding: Padding.Same)(x);
        return Add(x, y);
    }

    static Objective Train(Sym<float> image, [Shape(3, 256, 256)] Sym<float> wanted) => Minimize(MeanSquaredError(image, wanted));
}
