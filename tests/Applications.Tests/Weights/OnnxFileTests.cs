using Google.Protobuf;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Weights;

/// <summary>Loads the weights of ONNX models by their names, and compares the nets with ONNX Runtime on the same files.</summary>
public sealed class OnnxFileTests : IDisposable
{
    // A pass in training mode with momentum 1 sets the moving averages to the statistics of the batch instead of zeros and ones. The last layer is
    // scaled, because the probabilities of random weights are all close to 0.001.
    private const string Export =
        """
        import torch, torchvision
        torch.manual_seed(3)
        x = torch.rand(3, 3, 224, 224) * 2 - 1
        for name, top in (('resnet18', 'fc'), ('mobilenet_v2', 'classifier[1]')):
            model = getattr(torchvision.models, name)(weights=None)
            for module in model.modules():
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.momentum = 1.0
                    torch.nn.init.uniform_(module.weight, 0.5, 1.5)
                    torch.nn.init.uniform_(module.bias, -0.5, 0.5)
            with torch.no_grad():
                model.train()(x)
                model.eval()
                eval('model.' + top).weight.mul_(3 / model(x).std())
            for file, mode in ((name, torch.onnx.TrainingMode.PRESERVE), (name + '-folded', torch.onnx.TrainingMode.EVAL)):
                torch.onnx.export(model, x, folder + file + '.onnx', training=mode)
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact("torch", "torchvision")]
    public void Models_of_torchvision_are_loaded_by_the_names_of_their_weights()
    {
        Python.Run(_folder.Path, Export, "torch", "torchvision");
        using var resNet = new ResNet18(seed: 1);
        using var mobileNet = new TorchvisionMobileNetV2(seed: 1);
        Check(resNet, "resnet18.onnx", images => resNet.Predict(new(images)).Probabilities);
        Check(mobileNet, "mobilenet_v2.onnx", images => mobileNet.Predict(new(images)).Probabilities);

        using var features = new ResNet18Features(seed: 2);
        Assert.Empty(features.LoadPretrained(_folder["resnet18.onnx"]).Skipped);
        Assert.True(Compare.AreEqual(resNet.Features.Conv1.Kernel, features.Conv1.Kernel));

        var exception = Assert.Throws<FileFormatException>(() => features.LoadPretrained(_folder["resnet18-folded.onnx"]));
        Assert.Contains("its exporter has folded it into the convolutions", exception.Message, StringComparison.Ordinal);
        Assert.Contains("TrainingMode.PRESERVE", exception.Message, StringComparison.Ordinal);

        using var keras = new MobileNetV2(seed: 1);
        Assert.Contains("Use the net of torchvision", Assert.Throws<FileFormatException>(() => keras.LoadPretrained(_folder["mobilenet_v2.onnx"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model/{0}/{1}:0")]
    [InlineData("{0}/{0}/{1}")]
    public void Models_with_the_names_of_Keras_layers_are_loaded(string form)
    {
        using var theirs = Random();
        theirs.SaveOnnx(_folder["own.onnx"]);
        Rename("own.onnx", "keras.onnx", name =>
        {
            var parts = name.Replace("features.", "", StringComparison.Ordinal).Split('.');
            return string.Format(System.Globalization.CultureInfo.InvariantCulture, form, parts[0], parts[1]);
        });
        foreach (var file in new[] { "own.onnx", "keras.onnx" })
        {
            using var net = new MobileNetV2(seed: 2);
            Assert.Empty(net.LoadPretrained(_folder[file]).Skipped);
            Assert.All(theirs.NamedWeights().Zip(net.NamedWeights()), pair => Assert.True(Compare.AreEqual(pair.First.Weight.Value, pair.Second.Weight.Value), pair.First.Name));
        }

        using var other = new TorchvisionMobileNetV2(seed: 1);
        Assert.Contains("neither names of torchvision nor of the layers of TorchvisionMobileNetV2", Assert.Throws<FileFormatException>(() => other.LoadPretrained(_folder["keras.onnx"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_nobody_knows_are_an_error_that_says_what_to_do()
    {
        using var net = Random();
        net.SaveOnnx(_folder["own.onnx"]);
        var number = 0;
        Rename("own.onnx", "numbers.onnx", _ => System.FormattableString.Invariant($"{number++}"));
        var exception = Assert.Throws<FileFormatException>(() => net.LoadPretrained(_folder["numbers.onnx"]));
        Assert.Contains("neither names of torchvision nor of the layers of MobileNetV2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("LoadOnnxWeights(path, OnnxMatching.ByPlace)", exception.Message, StringComparison.Ordinal);
    }

    private void Check<TNet>(TNet net, string file, Func<Tensor, Tensor> predict)
        where TNet : CompiledNet, IPretrained
    {
        using var scope = NewDisposeScope();
        Assert.Equal(net.NamedWeights().Count(), net.LoadPretrained(_folder[file]).Names.Count);
        using var session = new OnnxSession(_folder[file]);
        manual_seed(5);
        var images = (rand(3, 224, 224, 3) * 2) - 1;
        var expected = nn.functional.softmax(session.Run([images.permute(0, 3, 1, 2).contiguous()])[0], 1);
        Assert.True(expected.max().ToDouble() > 0.01, "The probabilities say nothing.");
        Compare.AssertClose(expected, predict(images), file);
    }

    /// <summary>Creates a net with random numbers in all weights, because initial zeros and ones would hide mistakes.</summary>
    private static MobileNetV2 Random()
    {
        var net = new MobileNetV2(seed: 1);
        manual_seed(5);
        foreach (var (_, weight) in net.NamedWeights())
        {
            weight.Value.detach().uniform_(-1, 1);
        }

        return net;
    }

    /// <summary>Copies a model with other names of its weights.</summary>
    private void Rename(string from, string to, Func<string, string> nameOf)
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(_folder[from]));
        var names = model.Graph.Initializer.Where(tensor => tensor.Dims.Count > 0 && tensor.Name.Contains('.', StringComparison.Ordinal) && !char.IsDigit(tensor.Name[^1])).ToDictionary(tensor => tensor.Name, tensor => nameOf(tensor.Name));
        foreach (var tensor in model.Graph.Initializer)
        {
            tensor.Name = names.GetValueOrDefault(tensor.Name, tensor.Name);
        }

        foreach (var node in model.Graph.Node)
        {
            for (var i = 0; i < node.Input.Count; i++)
            {
                node.Input[i] = names.GetValueOrDefault(node.Input[i], node.Input[i]);
            }
        }

        using var stream = File.Create(_folder[to]);
        model.WriteTo(stream);
    }
}
