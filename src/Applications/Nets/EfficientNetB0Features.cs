using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// EfficientNet-B0 without its pooling and classification, as in Keras' applications. Computes the features of images, (N, 224, 224, 3) to
/// (N, 7, 7, 1280). The preprocessing is in the net: it takes pixels from 0 to 255. Tan and Le, 2019.
/// </summary>
[CompiledNet]
public sealed partial class EfficientNetB0Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Keras, 224, Preprocessing.None, PublicWeights.EfficientNetB0Features);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = Normalization(name: "normalization")(image / 255);

        // Keras' weights have the deviations of the channels as variances, and its net divides once more by their roots.
        x = Concatenate(x[.., .., 0..1] / Math.Sqrt(0.229), x[.., .., 1..2] / Math.Sqrt(0.224), x[.., .., 2..3] / Math.Sqrt(0.225));
        x = Conv2D(32, 3, strides: 2, padding: Padding.Same, useBias: false, name: "stem_conv")(x);
        x = SiLU(BatchNormalization(name: "stem_bn")(x));

        var letters = new[] { "a", "b", "c", "d" };
        var (input, stage) = (32, 1);
        foreach (var (kernel, expansion, filters, blocks, stride) in new[]
        {
            (3, 1, 16, 1, 1), (3, 6, 24, 2, 2), (5, 6, 40, 2, 2), (3, 6, 80, 3, 2), (5, 6, 112, 3, 1), (5, 6, 192, 4, 2), (3, 6, 320, 1, 1),
        })
        {
            for (var i = 0; i < blocks; i++)
            {
                x = Block(x, input, filters, kernel, i == 0 ? stride : 1, expansion, $"block{stage}{letters[i]}_");
                input = filters;
            }

            stage++;
        }

        x = Conv2D(1280, 1, useBias: false, name: "top_conv")(x);
        return SiLU(BatchNormalization(name: "top_bn")(x));
    }

    private static Sym<float> Block(Sym<float> x, int input, int filters, int kernel, int stride, int expansion, string name)
    {
        var y = x;
        if (expansion > 1)
        {
            y = Conv2D(expansion * input, 1, useBias: false, name: name + "expand_conv")(y);
            y = SiLU(BatchNormalization(name: name + "expand_bn")(y));
        }

        // Keras pads by a layer of its own, with the borders of Padding.Same.
        y = DepthwiseConv2D(kernel, strides: stride, padding: Padding.Same, useBias: false, name: name + "dwconv")(y);
        y = SiLU(BatchNormalization(name: name + "bn")(y));

        var squeezed = GlobalAveragePooling2D(keepDims: true, name: name + "se_squeeze")(y);
        squeezed = Conv2D(input / 4, 1, activation: SiLU, name: name + "se_reduce")(squeezed);
        y = y * Conv2D(expansion * input, 1, activation: Sigmoid, name: name + "se_expand")(squeezed);

        y = Conv2D(filters, 1, useBias: false, name: name + "project_conv")(y);
        y = BatchNormalization(name: name + "project_bn")(y);
        return stride == 1 && input == filters ? x + y : y;
    }
}
