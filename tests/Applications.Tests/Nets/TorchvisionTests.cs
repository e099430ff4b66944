using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Nets;

/// <summary>Loads random weights of torchvision's nets. The same images must give the same features and probabilities.</summary>
public sealed class TorchvisionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact("torch", "torchvision")]
    public void ResNet18_computes_what_torchvision_computes() =>
        Check<ResNet18, ResNet18Features>("resnet18(weights=None)", "layer4", "fc", 224, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    [PythonFact("torch", "torchvision")]
    public void ResNet50_computes_what_torchvision_computes() =>
        Check<TorchvisionResNet50, TorchvisionResNet50Features>("resnet50(weights=None)", "layer4", "fc", 224, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    [PythonFact("torch", "torchvision")]
    public void VGG16_computes_what_torchvision_computes() =>
        Check<VGG16, VGG16Features>("vgg16(weights=None)", "features", "classifier[6]", 224, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    [PythonFact("torch", "torchvision")]
    public void MobileNetV2_computes_what_torchvision_computes() =>
        Check<TorchvisionMobileNetV2, TorchvisionMobileNetV2Features>("mobilenet_v2(weights=None)", "features", "classifier[1]", 224, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    [PythonFact("torch", "torchvision")]
    public void DenseNet121_computes_what_torchvision_computes() =>
        Check<TorchvisionDenseNet121, TorchvisionDenseNet121Features>("densenet121(weights=None)", "features", "classifier", 224, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    [PythonFact("torch", "torchvision")]
    public void EfficientNetB0_computes_what_torchvision_computes() =>
        Check<TorchvisionEfficientNetB0, TorchvisionEfficientNetB0Features>("efficientnet_b0(weights=None)", "features", "classifier[1]", 224, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    [PythonFact("torch", "torchvision")]
    public void InceptionV3_computes_what_torchvision_computes() =>
        Check<TorchvisionInceptionV3, TorchvisionInceptionV3Features>("inception_v3(weights=None, init_weights=False)", "Mixed_7c", "fc", 299, net => net.Features, (net, x) => net.Predict(new(x)).Probabilities, (net, x) => net.Predict(new(x)).Output);

    private void Check<TNet, TFeatures>(
        string model, string features, string top, int size, Func<TNet, TFeatures> featuresOf, Func<TNet, Tensor, Tensor> predict, Func<TFeatures, Tensor, Tensor> predictFeatures)
        where TNet : CompiledNet, IPretrained
        where TFeatures : CompiledNet, IPretrained
    {
        // A pass in training mode with momentum 1 sets the moving averages to the statistics of the batch instead of zeros and ones. The last layer is
        // scaled, because the probabilities of random weights are all close to 0.001. The expected values are computed in float64.
        Python.Run(
            _folder.Path,
            $"""
            import torch, torchvision
            torch.manual_seed(3)
            model = torchvision.models.{model}
            for module in model.modules():
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.momentum = 1.0
                    torch.nn.init.uniform_(module.weight, 0.5, 1.5)
                    torch.nn.init.uniform_(module.bias, -0.5, 0.5)
            x = torch.rand(3, 3, {size}, {size}) * 2 - 1
            found = []
            model.{features}.register_forward_hook(lambda module, inputs, output: found.append(output))
            with torch.no_grad():
                if any(isinstance(module, torch.nn.BatchNorm2d) for module in model.modules()):
                    model.train()(x)
                model.eval()
                model.{top}.weight.mul_(3 / model(x).std())
                found.clear()
                y = model(x).softmax(-1)
            state = model.state_dict()
            torch.save(state, folder + 'theirs.pth')
            torch.save(state, folder + 'old.pth', _use_new_zipfile_serialization=False)
            with torch.no_grad():
                exact = model.double()(x.double()).softmax(-1)
            rounding = torch.stack([(y - exact).abs().max(), (found[0] - found[1]).abs().max()])
            torch.save(dict(x=x, y=exact.float(), features=found[1].float(), rounding=rounding), folder + 'values.pt')
            """,
            "torch", "torchvision");

        using var scope = NewDisposeScope();
        var values = StateDict.Read(_folder["values.pt"]);
        var images = values["x"].permute(0, 2, 3, 1).contiguous();
        var rounding = values["rounding"].data<double>().ToArray();
        var expected = values["features"].permute(0, 2, 3, 1);

        // torchvision applies the last ReLU of DenseNet after its features.
        expected = typeof(TNet) == typeof(TorchvisionDenseNet121) ? expected.relu() : expected;
        Assert.True(values["y"].max().ToDouble() > 0.05, "The probabilities say nothing.");

        using var net = (TNet)ApplicationNets.Create(typeof(TNet).Name);
        net.LoadPretrained(_folder["theirs.pth"]);
        Compare.AssertClose(expected, predictFeatures(featuresOf(net), images), "The features", rounding[1]);
        Compare.AssertClose(values["y"], predict(net, images), "The probabilities", rounding[0]);

        // The net of features takes the same file, here in the format of older versions, and ignores the classification.
        var own = featuresOf(net).NamedWeights().ToDictionary(weight => weight.Name, weight => weight.Weight.Value.clone());
        foreach (var (_, weight) in featuresOf(net).NamedWeights())
        {
            weight.Value.detach().zero_();
        }

        featuresOf(net).LoadPretrained(_folder["old.pth"]);
        Assert.All(featuresOf(net).NamedWeights(), weight => Assert.True(Compare.AreEqual(weight.Weight.Value, own[weight.Name]), weight.Name));
    }
}
