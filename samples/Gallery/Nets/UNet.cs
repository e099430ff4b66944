using static CompiledNets.Layers;

namespace CompiledNets.Samples;

/// <summary>
/// The U-Net of Keras' example of image segmentation. Classifies each pixel. It reduces height and width to a sixteenth and enlarges them again, with
/// a residual connection around each step. Ronneberger et al., 2015; Chollet, 2019.
/// </summary>
[CompiledNet]
public partial class UNet
{
    private const int Classes = 3;

    public static Sym<float> Define([Shape(160, 160, 3)] Sym<float> photo)
    {
        var x = Conv2D(32, 3, strides: 2, padding: Padding.Same)(photo);
        x = ReLU(BatchNormalization()(x));

        foreach (var filters in new[] { 64, 128, 256 })
            x = Down(x, filters);                                 // (10, 10, 256)
        foreach (var filters in new[] { 256, 128, 64, 32 })
            x = Up(x, filters);                                   // (160, 160, 32)

        return Conv2D(Classes, 3, activation: Softmax, padding: Padding.Same)(x);
    }

    static Objective Train(Sym<float> classes, [Shape(160, 160)] Sym<long> mask) =>
        Minimize(SparseCategoricalCrossentropy(classes, mask)).Track(Accuracy(classes, mask));

    private static Sym<float> Down(Sym<float> x, int filters)
    {
        var y = SeparableConv2D(filters, 3, padding: Padding.Same)(ReLU(x));
        y = BatchNormalization()(y);
        y = SeparableConv2D(filters, 3, padding: Padding.Same)(ReLU(y));
        y = BatchNormalization()(y);
        y = MaxPooling2D(3, strides: 2, padding: Padding.Same)(y);
        return y + Conv2D(filters, 1, strides: 2, padding: Padding.Same)(x);
    }

    private static Sym<float> Up(Sym<float> x, int filters)
    {
        var y = Conv2DTranspose(filters, 3, padding: Padding.Same)(ReLU(x));
        y = BatchNormalization()(y);
        y = Conv2DTranspose(filters, 3, padding: Padding.Same)(ReLU(y));
        y = BatchNormalization()(y);
        y = UpSampling2D(2)(y);
        return y + Conv2D(filters, 1, padding: Padding.Same)(UpSampling2D(2)(x));
    }
}
