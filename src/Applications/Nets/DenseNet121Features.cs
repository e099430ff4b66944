using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// DenseNet-121 without its pooling and classification, as in Keras' applications. Computes the features of images, (N, 224, 224, 3) to
/// (N, 7, 7, 1024). Huang et al., 2016.
/// </summary>
[CompiledNet]
public sealed partial class DenseNet121Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 224, Preprocessing.Torch, PublicWeights.DenseNet121Features);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = ZeroPadding2D(3)(image);
        x = Conv2D(64, 7, strides: 2, useBias: false, name: "conv1_conv")(x);
        x = ReLU(Normalize(x, "conv1_bn"));
        x = MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));

        x = Transition(Block(x, layers: 6, "conv2"), filters: 128, "pool2");
        x = Transition(Block(x, layers: 12, "conv3"), filters: 256, "pool3");
        x = Transition(Block(x, layers: 24, "conv4"), filters: 512, "pool4");
        return ReLU(Normalize(Block(x, layers: 16, "conv5"), "bn"));
    }

    private static Sym<float> Block(Sym<float> x, int layers, string name)
    {
        for (var i = 1; i <= layers; i++)
            x = Concatenate(x, Layer(x, $"{name}_block{i}"));
        return x;
    }

    private static Sym<float> Layer(Sym<float> x, string name)
    {
        var y = ReLU(Normalize(x, name + "_0_bn"));
        y = Conv2D(128, 1, useBias: false, name: name + "_1_conv")(y);
        y = ReLU(Normalize(y, name + "_1_bn"));
        return Conv2D(32, 3, padding: Padding.Same, useBias: false, name: name + "_2_conv")(y);
    }

    /// <summary>Halves the number of channels, the height and the width.</summary>
    private static Sym<float> Transition(Sym<float> x, int filters, string name)
    {
        x = ReLU(Normalize(x, name + "_bn"));
        x = Conv2D(filters, 1, useBias: false, name: name + "_conv")(x);
        return AveragePooling2D(2, strides: 2, name: name + "_pool")(x);
    }

    private static Sym<float> Normalize(Sym<float> x, string name) => BatchNormalization(epsilon: 1.001e-5, name: name)(x);
}
