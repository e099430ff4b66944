using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Do two images show the same digit? A net that is called twice sees both with the same weights. The guide joins what it saw as
/// it is; but then the answer is a sum of what each image says by itself, which cannot tell. Differences and products can, with
/// the same number of parameters; and as no two people write a digit alike, they compare what is seen in a place or near it.
/// </summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class SameDigit
{
    public static Sym<float> Define([Shape(1, 27, 27)] Sym<float> digitA, [Shape(1, 27, 27)] Sym<float> digitB)
    {
        var vision = Instance(DigitVision.Define);
        var a = Near(vision(digitA));
        var b = Near(vision(digitB));
        return Dense(1, Sigmoid)(Concatenate(Abs(a - b), a * b));
    }

    /// <summary>In each place the strongest that is seen in it or two places around, without how bold the stroke is.</summary>
    private static Sym<float> Near(Sym<float> seen)
    {
        // Flatten has put the 64 channels of the 11 by 11 places last.
        var places = MaxPooling2D(5, strides: 1, padding: Padding.Same, dataFormat: DataFormat.ChannelsLast)(Reshape(11, 11, 64)(seen));
        return Flatten(DataFormat.ChannelsLast)(LayerNormalization(center: false, scale: false)(places));
    }

    static Objective Train(Sym<float> isSame, [Shape(1)] Sym<float> label) =>
        Minimize(BinaryCrossentropy(isSame, label)).Track(Accuracy(isSame, label));
}
