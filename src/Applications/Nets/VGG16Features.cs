using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// VGG-16 without its classification, as in Keras' applications and torchvision. Computes the features of images, (N, 224, 224, 3) to
/// (N, 7, 7, 512). Simonyan and Zisserman, 2014.
/// </summary>
[CompiledNet]
public sealed partial class VGG16Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Both, 224, Preprocessing.Caffe, PublicWeights.VGG16Features);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = Block(image, filters: 64, layers: 2, "block1");
        x = Block(x, filters: 128, layers: 2, "block2");
        x = Block(x, filters: 256, layers: 3, "block3");
        x = Block(x, filters: 512, layers: 3, "block4");
        return Block(x, filters: 512, layers: 3, "block5");
    }

    private static Sym<float> Block(Sym<float> x, int filters, int layers, string name)
    {
        for (var i = 1; i <= layers; i++)
            x = Conv2D(filters, 3, padding: Padding.Same, activation: ReLU, name: $"{name}_conv{i}")(x);
        return MaxPooling2D(2, strides: 2, name: name + "_pool")(x);
    }
}
