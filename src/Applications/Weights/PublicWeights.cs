namespace CompiledNets.Applications;

/// <summary>The files of public weights, with their addresses and checksums as Keras and torchvision publish them. All are trained on ImageNet.</summary>
public static class PublicWeights
{
    private const string Keras = "https://storage.googleapis.com/tensorflow/keras-applications/";
    private const string EfficientNet = "https://storage.googleapis.com/keras-applications/";
    private const string Torchvision = "https://download.pytorch.org/models/";

    private const string Mit = "MIT";
    private const string Apache = "Apache-2.0";
    private const string Bsd = "BSD-3-Clause";
    private const string Vgg = "CC BY 4.0";

    /// <summary>Gets the weights of torchvision's ResNet-18.</summary>
    public static WeightsFile ResNet18 { get; } = OfTorchvision("resnet18-f37072fd.pth");

    /// <summary>Gets the weights of Keras' ResNet-50.</summary>
    public static WeightsFile ResNet50 { get; } = OfKeras("resnet/resnet50_weights_tf_dim_ordering_tf_kernels.h5", "2cb95161c43110f7111970584f804107", Mit);

    /// <summary>Gets the weights of Keras' ResNet-50 without its classification.</summary>
    public static WeightsFile ResNet50Features { get; } = OfKeras("resnet/resnet50_weights_tf_dim_ordering_tf_kernels_notop.h5", "4d473c1dd8becc155b73f8504c6f6626", Mit);

    /// <summary>Gets the weights of torchvision's ResNet-50: those of the newer training, IMAGENET1K_V2.</summary>
    public static WeightsFile TorchvisionResNet50 { get; } = OfTorchvision("resnet50-11ad3fa6.pth");

    /// <summary>Gets the weights of Keras' VGG-16.</summary>
    public static WeightsFile VGG16 { get; } = OfKeras("vgg16/vgg16_weights_tf_dim_ordering_tf_kernels.h5", "64373286793e3c8b2b4e3219cbf3544b", Vgg);

    /// <summary>Gets the weights of Keras' VGG-16 without its classification.</summary>
    public static WeightsFile VGG16Features { get; } = OfKeras("vgg16/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5", "6d6bbae143d832006294945121d1f1fc", Vgg);

    /// <summary>Gets the weights of Keras' MobileNetV2. Keras publishes no checksum of them.</summary>
    public static WeightsFile MobileNetV2 { get; } = OfKeras("mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224.h5", null, Apache);

    /// <summary>Gets the weights of Keras' MobileNetV2 without its classification. Keras publishes no checksum of them.</summary>
    public static WeightsFile MobileNetV2Features { get; } = OfKeras("mobilenet_v2/mobilenet_v2_weights_tf_dim_ordering_tf_kernels_1.0_224_no_top.h5", null, Apache);

    /// <summary>Gets the weights of torchvision's MobileNetV2: those of the newer training, IMAGENET1K_V2.</summary>
    public static WeightsFile TorchvisionMobileNetV2 { get; } = OfTorchvision("mobilenet_v2-7ebf99e0.pth");

    /// <summary>Gets the weights of Keras' DenseNet-121.</summary>
    public static WeightsFile DenseNet121 { get; } = OfKeras("densenet/densenet121_weights_tf_dim_ordering_tf_kernels.h5", "9d60b8095a5708f2dcce2bca79d332c7", Bsd);

    /// <summary>Gets the weights of Keras' DenseNet-121 without its classification.</summary>
    public static WeightsFile DenseNet121Features { get; } = OfKeras("densenet/densenet121_weights_tf_dim_ordering_tf_kernels_notop.h5", "30ee3e1110167f948a6b9946edeeb738", Bsd);

    /// <summary>Gets the weights of torchvision's DenseNet-121.</summary>
    public static WeightsFile TorchvisionDenseNet121 { get; } = OfTorchvision("densenet121-a639ec97.pth");

    /// <summary>Gets the weights of Keras' EfficientNet-B0.</summary>
    public static WeightsFile EfficientNetB0 { get; } = new("efficientnetb0.h5", new Uri(EfficientNet + "efficientnetb0.h5"), FileChecksum.Md5("902e53a9f72be733fc0bcb005b3ebbac"), Apache);

    /// <summary>Gets the weights of Keras' EfficientNet-B0 without its classification.</summary>
    public static WeightsFile EfficientNetB0Features { get; } = new("efficientnetb0_notop.h5", new Uri(EfficientNet + "efficientnetb0_notop.h5"), FileChecksum.Md5("50bc09e76180e00e4465e1a485ddc09d"), Apache);

    /// <summary>Gets the weights of torchvision's EfficientNet-B0.</summary>
    public static WeightsFile TorchvisionEfficientNetB0 { get; } = OfTorchvision("efficientnet_b0_rwightman-3dd342df.pth", Apache);

    /// <summary>Gets the weights of Keras' InceptionV3.</summary>
    public static WeightsFile InceptionV3 { get; } = OfKeras("inception_v3/inception_v3_weights_tf_dim_ordering_tf_kernels.h5", "9a0d58056eeedaa3f26cb7ebd46da564", Mit);

    /// <summary>Gets the weights of Keras' InceptionV3 without its classification.</summary>
    public static WeightsFile InceptionV3Features { get; } = OfKeras("inception_v3/inception_v3_weights_tf_dim_ordering_tf_kernels_notop.h5", "bcbd6486424b2319ff4ef7d526e38f63", Mit);

    /// <summary>Gets the weights of torchvision's InceptionV3, which were converted from TensorFlow.</summary>
    public static WeightsFile TorchvisionInceptionV3 { get; } = OfTorchvision("inception_v3_google-0cc3c7bd.pth", Apache);

    private static WeightsFile OfKeras(string path, string? md5, string licence) =>
        new(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..], new Uri(Keras + path), md5 is null ? null : FileChecksum.Md5(md5), licence);

    // The name of a file of torchvision has the first digits of its checksum, as torch.hub expects.
    private static WeightsFile OfTorchvision(string name, string licence = Bsd) =>
        new(name, new Uri(Torchvision + name), FileChecksum.Sha256(Path.GetFileNameWithoutExtension(name).Split('-')[^1]), licence);
}
