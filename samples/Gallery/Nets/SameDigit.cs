using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// Decides if two images show the same digit. One net computes the features of both images. Keras' guide concatenates the features, but then the
/// logit is a sum of one term for each image, which cannot express equality. This net uses the differences and the products of the features, with
/// the same number of parameters. It pools the features first, because two people write a digit at slightly different places.
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

    /// <summary>
    /// Takes the maximum of each feature over a window of 5 by 5 pixels, and normalizes the channels. The normalization removes the thickness of the
    /// stroke.
    /// </summary>
    private static Sym<float> Near(Sym<float> seen)
    {
        // Flatten has converted the features to channels last: 11 by 11 pixels with 64 channels.
        var places = MaxPooling2D(5, strides: 1, padding: Padding.Same, dataFormat: DataFormat.ChannelsLast)(Reshape(11, 11, 64)(seen));
        return Flatten(DataFormat.ChannelsLast)(LayerNormalization(center: false, scale: false)(places));
    }

    static Objective Train(Sym<float> isSame, [Shape(1)] Sym<float> label) =>
        Minimize(BinaryCrossentropy(isSame, label)).Track(Accuracy(isSame, label));
}
