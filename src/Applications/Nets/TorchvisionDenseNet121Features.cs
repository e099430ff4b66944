using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// DenseNet-121 without its pooling and classification, as in torchvision. Computes the features of images, (N, 224, 224, 3) to (N, 7, 7, 1024).
/// It differs from Keras' DenseNet-121 in the epsilon of normalizations. Huang et al., 2016.
/// </summary>
[CompiledNet]
public sealed partial class TorchvisionDenseNet121Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 224, Preprocessing.Torch, PublicWeights.TorchvisionDenseNet121);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = Conv2D(64, 7, strides: 2, useBias: false, name: "features_conv0")(ZeroPadding2D(3)(image));
        x = ReLU(Normalize(x, "features_norm0"));
        x = MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));

        x = Transition(Block(x, layers: 6, "features_denseblock1"), filters: 128, "features_transition1");
        x = Transition(Block(x, layers: 12, "features_denseblock2"), filters: 256, "features_transition2");
        x = Transition(Block(x, layers: 24, "features_denseblock3"), filters: 512, "features_transition3");
        return ReLU(Normalize(Block(x, layers: 16, "features_denseblock4"), "features_norm5"));
    }

    private static Sym<float> Block(Sym<float> x, int layers, string name)
    {
        for (var i = 1; i <= layers; i++)
            x = Concatenate(x, Layer(x, $"{name}_denselayer{i}"));
        return x;
    }

    private static Sym<float> Layer(Sym<float> x, string name)
    {
        var y = ReLU(Normalize(x, name + "_norm1"));
        y = Conv2D(128, 1, useBias: false, name: name + "_conv1")(y);
        y = ReLU(Normalize(y, name + "_norm2"));
        return Conv2D(32, 3, padding: Padding.Same, useBias: false, name: name + "_conv2")(y);
    }

    /// <summary>Halves the number of channels, the height and the width.</summary>
    private static Sym<float> Transition(Sym<float> x, int filters, string name)
    {
        x = ReLU(Normalize(x, name + "_norm"));
        x = Conv2D(filters, 1, useBias: false, name: name + "_conv")(x);
        return AveragePooling2D(2, strides: 2)(x);
    }

    private static Sym<float> Normalize(Sym<float> x, string name) => BatchNormalization(momentum: 0.9, epsilon: 1e-5, name: name)(x);
}
