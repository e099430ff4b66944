namespace CompiledNets.Applications;

/// <summary>
/// The ResNet-18 of CNTK, without its pooling and classification. Computes the features of images, (N, 224, 224, 3) to (N, 7, 7, 512). Its last stack
/// has three blocks, and the usual ResNet-18 has two. The package Microsoft.ML.DnnImageFeaturizer.ResNet18 has its weights, as an ONNX model.
/// </summary>
[CompiledNet]
public sealed partial class CntkResNet18Features
{
    /// <summary>Describes the graph. The compiler reads this method, and it is never run.</summary>
    /// <param name="image">The images.</param>
    public static Sym<float> Define([Shape(224, 224, 3)] Sym<float> image)
    {
        var x = TorchvisionResNet.Stem(image);
        x = TorchvisionResNet.BasicStack(x, filters: 64, blocks: 2, stride: 1, "layer1");
        x = TorchvisionResNet.BasicStack(x, filters: 128, blocks: 2, stride: 2, "layer2");
        x = TorchvisionResNet.BasicStack(x, filters: 256, blocks: 2, stride: 2, "layer3");
        return TorchvisionResNet.BasicStack(x, filters: 512, blocks: 3, stride: 2, "layer4");
    }
}
