using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>An inception module, channels first. It concatenates the outputs of three towers on the same image. Szegedy et al., 2014.</summary>
[CompiledNet(DataFormat = DataFormat.ChannelsFirst)]
public partial class InceptionModule
{
    public static Sym<float> Define([Shape(3, 256, 256)] Sym<float> image)
    {
        var tower1 = Conv2D(64, (1, 1), padding: Padding.Same, activation: ReLU)(image);
        tower1 = Conv2D(64, (3, 3), padding: Padding.Same, activation: ReLU)(tower1);

        var tower2 = Conv2D(64, (1, 1), padding: Padding.Same, activation: ReLU)(image);
        tower2 = Conv2D(64, (5, 5), padding: Padding.Same, activation: ReLU)(tower2);

        var tower3 = MaxPooling2D((3, 3), strides: (1, 1), padding: Padding.Same)(image);
        tower3 = Conv2D(64, (1, 1), padding: Padding.Same, activation: ReLU)(tower3);

        return Concatenate(axis: 1, tower1, tower2, tower3);      // (192, 256, 256)
    }

    // The module is made for use in a larger net. To train it alone, the mean of its features is compared with the edges of the image.
    static Objective Train(Sym<float> features, [Shape(1, 256, 256)] Sym<float> edges) =>
        Minimize(MeanSquaredError(Mean(features, axis: 1, keepDims: true), edges));
}
