namespace CompiledNets.Applications.Tests.Nets;

/// <summary>Compares the numbers of parameters with the published ones.</summary>
public sealed class ParameterCountTests
{
    // Those of Keras are the totals of its documentation, with the moving averages. Keras' EfficientNet has one more: the number of samples that its
    // normalization has seen, which prediction does not use.
    [Theory]
    [InlineData(nameof(ResNet50), 25_636_712)]
    [InlineData(nameof(VGG16), 138_357_544)]
    [InlineData(nameof(MobileNetV2), 3_538_984)]
    [InlineData(nameof(DenseNet121), 8_062_504)]
    [InlineData(nameof(EfficientNetB0), 5_330_571 - 1)]
    [InlineData(nameof(InceptionV3), 23_851_784)]
    public void A_net_of_Keras_has_as_many_parameters_as_Keras_documents(string name, long count)
    {
        using var net = ApplicationNets.Create(name);
        Assert.Equal(count, WeightsOf(net).Sum(weight => weight.Count));
    }

    // Those of torchvision are the numbers of learned parameters. Its InceptionV3 has 27,161,264 with the 3,326,696 of the part that only training uses.
    [Theory]
    [InlineData(nameof(ResNet18), 11_689_512)]
    [InlineData(nameof(TorchvisionResNet50), 25_557_032)]
    [InlineData(nameof(VGG16), 138_357_544)]
    [InlineData(nameof(TorchvisionMobileNetV2), 3_504_872)]
    [InlineData(nameof(TorchvisionDenseNet121), 7_978_856)]
    [InlineData(nameof(TorchvisionEfficientNetB0), 5_288_548)]
    [InlineData(nameof(TorchvisionInceptionV3), 27_161_264 - 3_326_696)]
    public void A_net_of_torchvision_has_as_many_learned_parameters_as_torchvision_documents(string name, long count)
    {
        using var net = ApplicationNets.Create(name);
        Assert.Equal(count, WeightsOf(net).Where(weight => weight.IsLearned).Sum(weight => weight.Count));
    }

    private static IEnumerable<Generated.WeightStructure> WeightsOf(CompiledNet net) => net.NamedWeights().Select(weight => weight.Weight.Structure);
}
