namespace CompiledNets.Applications;

/// <summary>
/// ResNet-18 without its pooling and classification, as in torchvision. Computes the features of images, (N, 224, 224, 3) to (N, 7, 7, 512).
/// He et al., 2015.
/// </summary>
[CompiledNet]
public sealed partial class ResNet18Features : IPretrained
{
    /// <inheritdoc/>
    public static Pretrained Pretrained { get; } = new(WeightsOrigin.Torchvision, 224, Preprocessing.Torch, PublicWeights.ResNet18);

    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = TorchvisionResNet.Stem(image);
        x = TorchvisionResNet.BasicStack(x, filters: 64, blocks: 2, stride: 1, "layer1");
        x = TorchvisionResNet.BasicStack(x, filters: 128, blocks: 2, stride: 2, "layer2");
        x = TorchvisionResNet.BasicStack(x, filters: 256, blocks: 2, stride: 2, "layer3");
        return TorchvisionResNet.BasicStack(x, filters: 512, blocks: 2, stride: 2, "layer4");
    }
}
