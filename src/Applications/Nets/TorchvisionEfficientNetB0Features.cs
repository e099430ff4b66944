using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// EfficientNet-B0 without its pooling and classification, as in torchvision. Computes the features of images, (N, 224, 224, 3) to
/// (N, 7, 7, 1280). It differs from Keras' EfficientNet-B0 in the padding of convolutions with strides, in the epsilon of normalizations, and
/// in the preprocessing, which is not in this net. Tan and Le, 2019.
/// </summary>
[CompiledNet]
public sealed partial class TorchvisionEfficientNetB0Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 224, Preprocessing.Torch, PublicWeights.TorchvisionEfficientNetB0);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = Conv2D(32, 3, strides: 2, useBias: false, name: "features_0_0")(ZeroPadding2D(1)(image));
        x = SiLU(Normalize(x, "features_0_1"));

        var (input, stage) = (32, 1);
        foreach (var (kernel, expansion, filters, blocks, stride) in new[]
        {
            (3, 1, 16, 1, 1), (3, 6, 24, 2, 2), (5, 6, 40, 2, 2), (3, 6, 80, 3, 2), (5, 6, 112, 3, 1), (5, 6, 192, 4, 2), (3, 6, 320, 1, 1),
        })
        {
            for (var i = 0; i < blocks; i++)
            {
                x = Block(x, input, filters, kernel, i == 0 ? stride : 1, expansion, $"features_{stage}_{i}_block_");
                input = filters;
            }

            stage++;
        }

        x = Conv2D(1280, 1, useBias: false, name: "features_8_0")(x);
        return SiLU(Normalize(x, "features_8_1"));
    }

    private static Sym<float> Block(Sym<float> x, int input, int filters, int kernel, int stride, int expansion, string name)
    {
        var (y, part) = (x, 0);
        if (expansion > 1)
        {
            y = Conv2D(expansion * input, 1, useBias: false, name: name + "0_0")(y);
            y = SiLU(Normalize(y, name + "0_1"));
            part = 1;
        }

        y = DepthwiseConv2D(kernel, strides: stride, useBias: false, name: $"{name}{part}_0")(ZeroPadding2D(kernel / 2)(y));
        y = SiLU(Normalize(y, $"{name}{part}_1"));

        var squeezed = GlobalAveragePooling2D(keepDims: true)(y);
        squeezed = Conv2D(input / 4, 1, activation: SiLU, name: $"{name}{part + 1}_fc1")(squeezed);
        y = y * Conv2D(expansion * input, 1, activation: Sigmoid, name: $"{name}{part + 1}_fc2")(squeezed);

        y = Conv2D(filters, 1, useBias: false, name: $"{name}{part + 2}_0")(y);
        y = Normalize(y, $"{name}{part + 2}_1");
        return stride == 1 && input == filters ? x + y : y;
    }

    private static Sym<float> Normalize(Sym<float> x, string name) => BatchNormalization(momentum: 0.9, epsilon: 1e-5, name: name)(x);
}
