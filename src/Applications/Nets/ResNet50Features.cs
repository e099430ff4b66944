using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// ResNet-50 without its pooling and classification, as in Keras' applications. Computes the features of images, (N, 224, 224, 3) to
/// (N, 7, 7, 2048). He et al., 2015.
/// </summary>
[CompiledNet]
public sealed partial class ResNet50Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 224, Preprocessing.Caffe, PublicWeights.ResNet50Features);

    private const double Epsilon = 1.001e-5;

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = ZeroPadding2D(3)(image);
        x = Conv2D(64, 7, strides: 2, name: "conv1_conv")(x);
        x = ReLU(BatchNormalization(epsilon: Epsilon, name: "conv1_bn")(x));
        x = MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));

        x = Stack(x, filters: 64, blocks: 3, stride: 1, "conv2");
        x = Stack(x, filters: 128, blocks: 4, stride: 2, "conv3");
        x = Stack(x, filters: 256, blocks: 6, stride: 2, "conv4");
        return Stack(x, filters: 512, blocks: 3, stride: 2, "conv5");
    }

    private static Sym<float> Stack(Sym<float> x, int filters, int blocks, int stride, string name)
    {
        x = Block(x, filters, stride, hasShortcut: true, name + "_block1");
        for (var i = 2; i <= blocks; i++)
            x = Block(x, filters, stride: 1, hasShortcut: false, $"{name}_block{i}");
        return x;
    }

    private static Sym<float> Block(Sym<float> x, int filters, int stride, bool hasShortcut, string name)
    {
        var shortcut = hasShortcut
            ? BatchNormalization(epsilon: Epsilon, name: name + "_0_bn")(Conv2D(4 * filters, 1, strides: stride, name: name + "_0_conv")(x))
            : x;
        var y = Conv2D(filters, 1, strides: stride, name: name + "_1_conv")(x);
        y = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_1_bn")(y));
        y = Conv2D(filters, 3, padding: Padding.Same, name: name + "_2_conv")(y);
        y = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_2_bn")(y));
        y = Conv2D(4 * filters, 1, name: name + "_3_conv")(y);
        y = BatchNormalization(epsilon: Epsilon, name: name + "_3_bn")(y);
        return ReLU(shortcut + y);
    }
}
