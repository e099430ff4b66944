using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples.Tests.PyTorch;

/// <summary>Loads weights of PyTorch here and our weights in PyTorch. The same inputs must give the same outputs.</summary>
public sealed class PyTorchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compilednets").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PythonFact("torch", "torchvision")]
    public void ResNet50_and_torchvision_compute_the_same_with_the_weights_of_the_other()
    {
        // A pass in training mode with momentum 1 sets the moving averages to the statistics of the batch instead of zeros and ones.
        Python.Run(
            _folder,
            """
            import torch, torchvision
            torch.manual_seed(3)
            model = torchvision.models.resnet50(weights=None)
            for module in model.modules():
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.momentum = 1.0
                    torch.nn.init.uniform_(module.weight, 0.5, 1.5)
                    torch.nn.init.uniform_(module.bias, -0.5, 0.5)
            x = torch.rand(3, 3, 224, 224)
            with torch.no_grad():
                model.train()(x)
                y = model.eval()(x)
            torch.save(model.state_dict(), folder + 'theirs.pth')
            torch.save({'x': x, 'y': y}, folder + 'values.pt')
            """,
            "torch", "torchvision");
        var values = StateDict.Read(Path.Combine(_folder, "values.pt"));
        using var photos = values["x"].permute(0, 2, 3, 1).contiguous();
        using var theirs = new TorchvisionResNet50(seed: 1);

        // The number of parameters in torchvision's documentation.
        Assert.Equal(25_557_032, theirs.Structure.Layers.SelectMany(layer => layer.Weights).Where(weight => weight.IsLearned).Sum(weight => weight.Shape.Aggregate(1L, (product, size) => product * size)));
        theirs.LoadStateDict(Path.Combine(_folder, "theirs.pth"), NameOf);
        using var outputs = theirs.Predict(new(photos));
        AssertClose(values["y"], outputs.Output);

        using var ours = new TorchvisionResNet50(seed: 2);
        ours.SaveStateDict(Path.Combine(_folder, "ours.pth"), NameOf);
        Python.Run(
            _folder,
            """
            import torch, torchvision
            model = torchvision.models.resnet50(weights=None)
            model.load_state_dict(torch.load(folder + 'ours.pth'))
            with torch.no_grad():
                torch.save({'y': model.eval()(torch.load(folder + 'values.pt')['x'])}, folder + 'answer.pt')
            """,
            "torch", "torchvision");
        using var own = ours.Predict(new(photos));
        AssertClose(StateDict.Read(Path.Combine(_folder, "answer.pt"))["y"], own.Output);
        Assert.False(own.Output.allclose(outputs.Output, 1e-2, 1e-2));
    }

    [PythonFact("torch")]
    public void DigitCnn_computes_the_same_in_PyTorch()
    {
        using var net = new DigitCnn(seed: 1);
        using var images = rand(40, 28, 28, 1);
        using var labels = nn.functional.one_hot(arange(40, ScalarType.Int64).remainder(10), 10).type(ScalarType.Float32);
        net.Fit(new(images), new(labels), new FitOptions { Optimizer = new Adam(), BatchSize = 20, Epochs = 2 });
        using var before = net.Predict(new(images));
        net.SaveStateDict(Path.Combine(_folder, "ours.pt"));
        net.SaveStateDict(Path.Combine(_folder, "ours.safetensors"));
        StateDict.Write(Path.Combine(_folder, "images.pt"), [("x", images)]);

        // PyTorch computes with channels first. Flatten needs channels last, so that the rows of the first dense kernel have Keras' order.
        Python.Run(
            _folder,
            """
            import json, struct, torch

            class DigitCnn(torch.nn.Module):
                def __init__(self):
                    super().__init__()
                    self.conv2d = torch.nn.Conv2d(1, 32, 3)
                    self.conv2d_1 = torch.nn.Conv2d(32, 64, 3)
                    self.dense = torch.nn.Linear(9216, 128)
                    self.dense_1 = torch.nn.Linear(128, 10)

                def forward(self, x):
                    x = self.conv2d(x.permute(0, 3, 1, 2)).relu()
                    x = torch.nn.functional.max_pool2d(self.conv2d_1(x).relu(), 2)
                    return self.dense_1(self.dense(x.permute(0, 2, 3, 1).flatten(1)).relu()).softmax(-1)

            torch.manual_seed(5)
            model = DigitCnn()
            x = torch.load(folder + 'images.pt', weights_only=True)['x']
            with torch.no_grad():
                saved = {'theirs': model(x)}
                torch.save(model.state_dict(), folder + 'theirs.pt')
                weights = torch.load(folder + 'ours.pt', weights_only=True)
                model.load_state_dict(weights)
                saved['ours'] = model(x)

            # The other format, by its description alone: a length, a header in JSON, the numbers.
            data = bytearray(open(folder + 'ours.safetensors', 'rb').read())
            size = struct.unpack('<Q', data[:8])[0]
            header = json.loads(data[8:8 + size])
            header.pop('__metadata__')
            assert header.keys() == weights.keys()
            for name, place in header.items():
                start, end = place['data_offsets']
                numbers = torch.frombuffer(data[8 + size + start:8 + size + end], dtype=torch.float32)
                assert torch.equal(numbers.view(place['shape']), weights[name]), name
            torch.save(saved, folder + 'answer.pt')
            """,
            "torch");
        var answer = StateDict.Read(Path.Combine(_folder, "answer.pt"));
        AssertClose(answer["ours"], before.Digit);
        net.LoadStateDict(Path.Combine(_folder, "theirs.pt"));
        using var after = net.Predict(new(images));
        AssertClose(answer["theirs"], after.Digit);
        Assert.False(after.Digit.allclose(before.Digit, 1e-2, 1e-2));
    }

    private static string NameOf(string layer) => layer.Replace('_', '.');

    private static void AssertClose(Tensor expected, Tensor actual)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True((expected - actual).abs().max().ToDouble() <= 1e-4, $"They differ by {(expected - actual).abs().max().ToDouble()}; the largest element is {expected.abs().max().ToDouble()}.");
    }
}
