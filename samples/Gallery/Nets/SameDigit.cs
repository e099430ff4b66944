using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Do two images show the same digit? A net that is called twice sees both with the same weights. The guide joins what it saw as
/// it is; but then the answer is a sum of what each image says by itself, which cannot tell. Differences and products can, with
/// the same number of parameters.
/// </summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class SameDigit
{
    public static Sym<float> Define([Shape(1, 27, 27)] Sym<float> digitA, [Shape(1, 27, 27)] Sym<float> digitB)
    {
        var vision = Instance(DigitVision.Define);
        var a = vision(digitA);
        var b = vision(digitB);
        return Dense(1, Sigmoid)(Concatenate(Abs(a - b), a * b));
    }

    static Objective Train(Sym<float> isSame, [Shape(1)] Sym<float> label) =>
        Minimize(BinaryCrossentropy(isSame, label)).Track(Accuracy(isSame, label));
}
