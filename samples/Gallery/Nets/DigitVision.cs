using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Computes the features of a digit for <see cref="SameDigit"/>, channels first.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class DigitVision
{
    public static Sym<float> Define([Shape(1, 27, 27)] Sym<float> digit)
    {
        var x = Conv2D(64, (3, 3))(digit);
        x = Conv2D(64, (3, 3))(x);
        x = MaxPooling2D((2, 2))(x);
        return Flatten()(x);
    }
}
