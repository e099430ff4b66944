using static CompiledNets.Layers;

namespace CompiledNets.Samples.Tests.PyTorch;

/// <summary>
/// ResNet-50 as in torchvision, with torchvision's layer names and underscores for dots. It differs from Keras' ResNet-50: the stride of a block is in
/// its second convolution, which is padded on all sides, and convolutions have no bias.
/// </summary>
[CompiledNet]
internal sealed partial class TorchvisionResNet50
{
    private const float Epsilon = 1e-5f;

    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> photo)
    {
        var x = Conv2D(64, 7, strides: 2, useBias: false, name: "conv1")(ZeroPadding2D(3)(photo));
        x = ReLU(BatchNormalization(epsilon: Epsilon, name: "bn1")(x));

        // The input is not negative after ReLU, so padding with zeros does not change the maxima.
        x = MaxPooling2D(3, strides: 2)(ZeroPadding2D(1)(x));
        x = Stack(x, filters: 64, blocks: 3, stride: 1, "layer1");
        x = Stack(x, filters: 128, blocks: 4, stride: 2, "layer2");
        x = Stack(x, filters: 256, blocks: 6, stride: 2, "layer3");
        x = Stack(x, filters: 512, blocks: 3, stride: 2, "layer4");
        return Dense(1000, name: "fc")(GlobalAveragePooling2D()(x));
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
        var y = Conv2D(filters, 1, useBias: false, name: name + "_conv1")(x);
        y = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_bn1")(y));
        y = Conv2D(filters, 3, strides: stride, useBias: false, name: name + "_conv2")(ZeroPadding2D(1)(y));
        y = ReLU(BatchNormalization(epsilon: Epsilon, name: name + "_bn2")(y));
        y = Conv2D(4 * filters, 1, useBias: false, name: name + "_conv3")(y);
        y = BatchNormalization(epsilon: Epsilon, name: name + "_bn3")(y);
        var shortcut = x;
        if (hasShortcut)
        {
            shortcut = Conv2D(4 * filters, 1, strides: stride, useBias: false, name: name + "_downsample_0")(x);
            shortcut = BatchNormalization(epsilon: Epsilon, name: name + "_downsample_1")(shortcut);
        }

        return ReLU(y + shortcut);
    }
}
