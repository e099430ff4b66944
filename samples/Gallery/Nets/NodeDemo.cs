using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>Calls two layers twice each, the convolution on images of two sizes. Each call has its own shape. From Keras' guide.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class NodeDemo
{
    public static (Sym<float> encodedA, Sym<float> encodedB, Sym<float> small, Sym<float> large) Define(
        [Shape(140, 256)] Sym<float> tweetA,
        [Shape(140, 256)] Sym<float> tweetB,
        [Shape(3, 32, 32)] Sym<float> image,
        [Shape(3, 64, 64)] Sym<float> largeImage)
    {
        var lstm = LSTM(32);
        var conv = Conv2D(16, (3, 3), padding: Padding.Same);
        return (lstm(tweetA), lstm(tweetB), conv(image), conv(largeImage));
    }

    static Objective Train(
        Sym<float> encodedA, Sym<float> encodedB, Sym<float> small, Sym<float> large,
        [Shape(32)] Sym<float> codeA, [Shape(32)] Sym<float> codeB, [Shape(16, 32, 32)] Sym<float> filtered, [Shape(16, 64, 64)] Sym<float> largeFiltered) =>
        Minimize(MeanSquaredError(encodedA, codeA) + MeanSquaredError(encodedB, codeB)
            + MeanSquaredError(small, filtered) + MeanSquaredError(large, largeFiltered));
}
