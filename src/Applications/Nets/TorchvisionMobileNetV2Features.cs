using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// MobileNetV2 without its pooling and classification, as in torchvision. Computes the features of images, (N, 224, 224, 3) to (N, 7, 7, 1280).
/// It differs from Keras' MobileNetV2 in the padding of convolutions with strides and in the epsilon of normalizations. Sandler et al., 2018.
/// </summary>
[CompiledNet]
public sealed partial class TorchvisionMobileNetV2Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 224, Preprocessing.Torch, PublicWeights.TorchvisionMobileNetV2);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = Conv2D(32, 3, strides: 2, useBias: false, name: "features_0_0")(ZeroPadding2D(1)(image));
        x = ReLU6(Normalize(x, "features_0_1"));

        var (input, block) = (32, 1);
        foreach (var (expansion, filters, blocks, stride) in new[] { (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1) })
        {
            for (var i = 0; i < blocks; i++)
            {
                x = Bottleneck(x, input, filters, i == 0 ? stride : 1, expansion, $"features_{block}_conv_");
                input = filters;
                block++;
            }
        }

        x = Conv2D(1280, 1, useBias: false, name: "features_18_0")(x);
        return ReLU6(Normalize(x, "features_18_1"));
    }

    private static Sym<float> Bottleneck(Sym<float> x, int input, int filters, int stride, int expansion, string name)
    {
        var (y, part) = (x, 0);
        if (expansion > 1)
        {
            y = Conv2D(expansion * input, 1, useBias: false, name: name + "0_0")(y);
            y = ReLU6(Normalize(y, name + "0_1"));
            part = 1;
        }

        y = DepthwiseConv2D(3, strides: stride, useBias: false, name: $"{name}{part}_0")(ZeroPadding2D(1)(y));
        y = ReLU6(Normalize(y, $"{name}{part}_1"));
        y = Conv2D(filters, 1, useBias: false, name: $"{name}{part + 1}")(y);
        y = Normalize(y, $"{name}{part + 2}");
        return stride == 1 && input == filters ? x + y : y;
    }

    private static Sym<float> Normalize(Sym<float> x, string name) => BatchNormalization(momentum: 0.9, epsilon: 1e-5, name: name)(x);
}
