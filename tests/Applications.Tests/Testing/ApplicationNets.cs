namespace CompiledNets.Applications.Tests;

/// <summary>Creates the nets of the library by their names.</summary>
internal static class ApplicationNets
{
    /// <summary>Creates a net with random weights.</summary>
    public static CompiledNet Create(string name) => name switch
    {
        nameof(ResNet18) => new ResNet18(seed: 1),
        nameof(ResNet50) => new ResNet50(seed: 1),
        nameof(TorchvisionResNet50) => new TorchvisionResNet50(seed: 1),
        nameof(VGG16) => new VGG16(seed: 1),
        nameof(MobileNetV2) => new MobileNetV2(seed: 1),
        nameof(TorchvisionMobileNetV2) => new TorchvisionMobileNetV2(seed: 1),
        nameof(DenseNet121) => new DenseNet121(seed: 1),
        nameof(TorchvisionDenseNet121) => new TorchvisionDenseNet121(seed: 1),
        nameof(EfficientNetB0) => new EfficientNetB0(seed: 1),
        nameof(TorchvisionEfficientNetB0) => new TorchvisionEfficientNetB0(seed: 1),
        nameof(InceptionV3) => new InceptionV3(seed: 1),
        nameof(TorchvisionInceptionV3) => new TorchvisionInceptionV3(seed: 1),
        nameof(ResNet50Features) => new ResNet50Features(seed: 1),
        nameof(VGG16Features) => new VGG16Features(seed: 1),
        nameof(MobileNetV2Features) => new MobileNetV2Features(seed: 1),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such net."),
    };
}
