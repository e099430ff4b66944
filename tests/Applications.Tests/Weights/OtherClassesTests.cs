using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Weights;

/// <summary>Loads public weights, which have 1,000 classes, into nets with other numbers of classes.</summary>
public sealed class OtherClassesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Weights_of_torchvision_are_loaded_except_for_the_classification()
    {
        using var theirs = new ResNet18(seed: 1);
        theirs.SaveStateDict(_folder["theirs.pth"], TorchvisionName);
        Check(theirs, new ResNet18(classes: 5, seed: 2), "theirs.pth", "fc");
    }

    [Fact]
    public void Weights_in_an_ONNX_model_are_loaded_except_for_the_classification()
    {
        using var theirs = new TorchvisionMobileNetV2(seed: 1);
        theirs.SaveOnnx(_folder["theirs.onnx"]);
        Check(theirs, new TorchvisionMobileNetV2(classes: 5, seed: 2), "theirs.onnx", "classifier_1");
    }

    [PythonFact("torch", "h5py")]
    public void Weights_of_Keras_are_loaded_except_for_the_classification()
    {
        using var theirs = new MobileNetV2(seed: 1);
        StateDict.Write(_folder["weights.pt"], theirs.NamedWeights().Select(weight => (weight.Name.Replace("features.", "", StringComparison.Ordinal), weight.Weight.Value)));
        Python.Run(
            _folder.Path,
            """
            import h5py, torch
            whole, part = h5py.File(folder + 'theirs.h5', 'w'), h5py.File(folder + 'part.h5', 'w')
            for name, value in torch.load(folder + 'weights.pt').items():
                layer, kind = name.rsplit('.', 1)
                whole[f'{layer}/{layer}/{kind}:0'] = value.numpy()
                if layer != 'predictions':
                    part[f'{layer}/{layer}/{kind}:0'] = value.numpy()
            """,
            "torch", "h5py");
        Check(theirs, new MobileNetV2(classes: 5, seed: 2), "theirs.h5", "predictions");

        // The file of the features alone has no classification. Without the option, that is an error.
        using var net = new MobileNetV2(classes: 5, seed: 3);
        Assert.Contains("it has no layer 'predictions'", Assert.Throws<FileFormatException>(() => net.LoadPretrained(_folder["part.h5"])).Message, StringComparison.Ordinal);
        Assert.Equal(2, net.LoadPretrained(_folder["part.h5"], skipClassification: true).Skipped.Count);
        AssertSameFeatures(theirs, net);
    }

    [Fact]
    public void A_net_with_other_classes_is_trained()
    {
        using var scope = NewDisposeScope();
        using var net = new ResNet18(classes: 3, seed: 1);
        using var optimizer = new SGD(0.001);
        manual_seed(1);
        var images = randn(3, 224, 224, 3);
        var labels = arange(3, ScalarType.Int64);
        var losses = Enumerable.Range(0, 4).Select(_ => net.TrainStep(images, labels, optimizer)).ToList();
        Assert.True(losses[^1] < losses[0], string.Join(", ", losses));
        Assert.Equal([3, 3], net.Predict(images).Probabilities.shape);
        Assert.Contains("must be 0 to 2", Assert.Throws<ArgumentException>(() => net.TrainStep(images, labels + 1, optimizer)).Message, StringComparison.Ordinal);
    }

    private void Check<TNet>(TNet theirs, TNet net, string file, string classification)
        where TNet : CompiledNet, IPretrained
    {
        using var own = net;
        var before = net.NamedWeights().ToDictionary(weight => weight.Name, weight => weight.Weight.Value.clone());
        var exception = Assert.Throws<FileFormatException>(() => net.LoadPretrained(_folder[file]));
        Assert.Contains($"classifies into 1000 classes, but this {net.Structure.Name} into 5", exception.Message, StringComparison.Ordinal);
        Assert.Contains("pass skipClassification: true", exception.Message, StringComparison.Ordinal);
        Assert.All(net.NamedWeights(), weight => Assert.True(Compare.AreEqual(before[weight.Name], weight.Weight.Value), weight.Name));

        var loaded = net.LoadPretrained(_folder[file], skipClassification: true);
        Assert.Equal([$"{classification}.kernel", $"{classification}.bias"], loaded.Skipped);
        Assert.Equal(before.Count - 2, loaded.Names.Count);
        Assert.EndsWith($"These stayed as they were: {classification}.kernel, {classification}.bias.", loaded.ToString(), StringComparison.Ordinal);
        Assert.All(net.Weights, weight => Assert.True(Compare.AreEqual(before[weight.Name], weight.Value), weight.Name));
        AssertSameFeatures(theirs, net);
    }

    private static void AssertSameFeatures(CompiledNet expected, CompiledNet actual)
    {
        var values = expected.NamedWeights().ToDictionary(weight => weight.Name, weight => weight.Weight.Value);
        var features = actual.NamedWeights().Where(weight => weight.Name.StartsWith("features.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(features);
        Assert.All(features, weight => Assert.True(Compare.AreEqual(values[weight.Name], weight.Weight.Value), weight.Name));
    }

    // layer1_0_conv1 is layer1.0.conv1 there.
    private static string TorchvisionName(string layer) => layer.Replace("features.", "", StringComparison.Ordinal).Replace('_', '.');
}
