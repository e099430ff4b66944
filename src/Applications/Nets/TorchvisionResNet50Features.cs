using static CompiledNets.Layers;

namespace CompiledNets.Applications;

/// <summary>
/// ResNet-50 without its pooling and classification, as in torchvision. Computes the features of images, (N, 224, 224, 3) to (N, 7, 7, 2048).
/// It differs from Keras' ResNet-50: the stride of a block is in its second convolution, and convolutions have no bias. He et al., 2015.
/// </summary>
[CompiledNet]
public sealed partial class TorchvisionResNet50Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 224, Preprocessing.Torch, PublicWeights.TorchvisionResNet50);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = TorchvisionResNet.Stem(image);
        x = Stack(x, filters: 64, blocks: 3, stride: 1, "layer1");
        x = Stack(x, filters: 128, blocks: 4, stride: 2, "layer2");
        x = Stack(x, filters: 256, blocks: 6, stride: 2, "layer3");
        return Stack(x, filters: 512, blocks: 3, stride: 2, "layer4");
    }

    private static Sym<float> Stack(Sym<float> x, int filters, int blocks, int stride, string name)
    {
        x = Block(x, filters, stride, hasShortcut: true, name + "_0");
        for (var i = 1; i < blocks; i++)
            x = Block(x, filters, stride: 1, hasShortcut: false, $"{name}_{i}");
        return x;
    }

    private static Sym<float> Block(Sym<float> x, int filters, int stride, bool hasShortcut, string name)
    {
        var shortcut = hasShortcut ? TorchvisionResNet.Shortcut(x, 4 * filters, stride, name) : x;
        var y = Conv2D(filters, 1, useBias: false, name: name + "_conv1")(x);
        y = ReLU(TorchvisionResNet.Normalize(y, name + "_bn1"));
        y = Conv2D(filters, 3, strides: stride, useBias: false, name: name + "_conv2")(ZeroPadding2D(1)(y));
        y = ReLU(TorchvisionResNet.Normalize(y, name + "_bn2"));
        y = Conv2D(4 * filters, 1, useBias: false, name: name + "_conv3")(y);
        y = TorchvisionResNet.Normalize(y, name + "_bn3");
        return ReLU(y + shortcut);
    }
}
