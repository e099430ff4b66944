using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// MobileNetV2 without its pooling and classification, as in Keras' applications. Computes the features of images, (N, 224, 224, 3) to
/// (N, 7, 7, 1280). Sandler et al., 2018.
/// </summary>
[CompiledNet]
public sealed partial class MobileNetV2Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 224, Preprocessing.Tf, PublicWeights.MobileNetV2Features);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = Conv2D(32, 3, strides: 2, padding: Padding.Same, useBias: false, name: "Conv1")(image);
        x = ReLU6(Normalize(x, "bn_Conv1"));
        x = Bottleneck(x, input: 32, filters: 16, stride: 1, expansion: 1, "expanded_conv");

        var (input, block) = (16, 1);
        foreach (var (filters, blocks, stride) in new[] { (24, 2, 2), (32, 3, 2), (64, 4, 2), (96, 3, 1), (160, 3, 2), (320, 1, 1) })
        {
            for (var i = 0; i < blocks; i++)
            {
                x = Bottleneck(x, input, filters, i == 0 ? stride : 1, expansion: 6, $"block_{block}");
                input = filters;
                block++;
            }
        }

        x = Conv2D(1280, 1, useBias: false, name: "Conv_1")(x);
        return ReLU6(Normalize(x, "Conv_1_bn"));
    }

    private static Sym<float> Bottleneck(Sym<float> x, int input, int filters, int stride, int expansion, string name)
    {
        var y = x;
        if (expansion > 1)
        {
            y = Conv2D(expansion * input, 1, useBias: false, name: name + "_expand")(y);
            y = ReLU6(Normalize(y, name + "_expand_BN"));
        }

        // Keras pads by a layer of its own, with the borders of Padding.Same.
        y = DepthwiseConv2D(3, strides: stride, padding: Padding.Same, useBias: false, name: name + "_depthwise")(y);
        y = ReLU6(Normalize(y, name + "_depthwise_BN"));
        y = Conv2D(filters, 1, useBias: false, name: name + "_project")(y);
        y = Normalize(y, name + "_project_BN");
        return stride == 1 && input == filters ? x + y : y;
    }

    private static Sym<float> Normalize(Sym<float> x, string name) => BatchNormalization(momentum: 0.999, epsilon: 1e-3, name: name)(x);
}
