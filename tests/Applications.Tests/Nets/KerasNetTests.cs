using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Applications.Tests.Nets;

/// <summary>
/// Compares nets of Keras with those of torchvision, after the modules of torchvision are changed in the ways in which Keras' net differs. The weights
/// are random, and come in a file of Keras.
/// </summary>
public sealed class KerasNetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact("torch", "torchvision", "h5py")]
    public void DenseNet121_computes_what_torchvision_computes_with_Keras_epsilon() => Check<DenseNet121>(
        "densenet121(weights=None)", 224, (net, x) => net.Predict(new(x)).Probabilities, """
        for module in modules:
            if isinstance(module, torch.nn.BatchNorm2d):
                module.eps = 1.001e-5
        prepared = x / 255
        """);

    // Keras' normalizations have no factor, and its average poolings do not count the zeros of the padding.
    [PythonFact("torch", "torchvision", "h5py")]
    public void InceptionV3_computes_what_torchvision_computes_with_Keras_poolings() => Check<InceptionV3>(
        "inception_v3(weights=None, init_weights=False, aux_logits=False)", 299, (net, x) => net.Predict(new(x)).Probabilities, """
        for module in modules:
            if isinstance(module, torch.nn.BatchNorm2d):
                torch.nn.init.ones_(module.weight)
        pool = torch.nn.functional.avg_pool2d
        torch.nn.functional.avg_pool2d = lambda x, kernel_size, stride=None, padding=0: pool(x, kernel_size, stride, padding, False, False)
        prepared = x / 255
        """);

    // Keras' net prepares the pixels itself. Where it halves the images, it has more padding at the end than at the beginning.
    [PythonFact("torch", "torchvision", "h5py")]
    public void EfficientNetB0_computes_what_torchvision_computes_with_Keras_paddings() => Check<EfficientNetB0>(
        "efficientnet_b0(weights=None)", 224, (net, x) => net.Predict(new(x)).Probabilities, """
        def pad(module, inputs):
            before, after = (module.kernel_size[0] - 2) // 2, (module.kernel_size[0] - 1) // 2
            return torch.nn.functional.pad(inputs[0], (before, after, before, after))
        for module in modules:
            if isinstance(module, torch.nn.BatchNorm2d):
                module.eps = 1e-3
            if isinstance(module, torch.nn.Conv2d) and module.stride == (2, 2):
                module.padding = (0, 0)
                module.register_forward_pre_hook(pad)
        mean, deviation = torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225])
        prepared = ((x / 255).permute(0, 2, 3, 1) - mean).div(deviation).permute(0, 3, 1, 2).contiguous()
        file['normalization/normalization/mean:0'], file['normalization/normalization/variance:0'] = mean.numpy(), deviation.numpy()
        layers = [layer for layer in layers if layer != 'normalization']
        """);

    private void Check<TNet>(string model, int size, Func<TNet, Tensor, Tensor> predict, string changes)
        where TNet : CompiledNet, IPretrained
    {
        using var net = (TNet)ApplicationNets.Create(typeof(TNet).Name);

        // The layers of both libraries are in the order of the definition, and those of the features come before the classification.
        var layers = net.NamedWeights().Select(weight => weight.Name.Split('.')[^2]).Distinct().OrderBy(layer => layer == "predictions");
        File.WriteAllText(_folder["layers.json"], JsonSerializer.Serialize(layers));
        Python.Run(
            _folder.Path,
            $"""
            import json, h5py, torch, torchvision
            torch.manual_seed(4)
            model = torchvision.models.{model}
            kinds = (torch.nn.Conv2d, torch.nn.BatchNorm2d, torch.nn.Linear)
            modules = [module for module in model.modules() if isinstance(module, kinds)]
            for module in modules:
                if isinstance(module, torch.nn.BatchNorm2d):
                    module.momentum = 1.0
                    torch.nn.init.uniform_(module.weight, 0.5, 1.5)
                    torch.nn.init.uniform_(module.bias, -0.5, 0.5)
            x = torch.rand(2, 3, {size}, {size}) * 255
            layers = json.load(open(folder + 'layers.json'))
            file = h5py.File(folder + 'theirs.h5', 'w')
            """ + "\n" + changes + "\n" + """
            assert len(modules) == len(layers), (len(modules), len(layers))
            with torch.no_grad():
                model.train()(prepared)
                model.eval()
                modules[-1].weight.mul_(3 / model(prepared).std())
                y = model(prepared).softmax(-1)
            for layer, module in zip(layers, modules):
                def store(kind, value):
                    file[f'{layer}/{layer}/{kind}:0'] = value.detach().numpy()
                if isinstance(module, torch.nn.BatchNorm2d):
                    if layer[:19] != 'batch_normalization':
                        store('gamma', module.weight)
                    store('beta', module.bias)
                    store('moving_mean', module.running_mean)
                    store('moving_variance', module.running_var)
                    continue
                if isinstance(module, torch.nn.Linear):
                    store('kernel', module.weight.T)
                elif module.groups > 1:
                    store('depthwise_kernel', module.weight.permute(2, 3, 0, 1))
                else:
                    store('kernel', module.weight.permute(2, 3, 1, 0))
                if module.bias is not None:
                    store('bias', module.bias)
            file.close()
            with torch.no_grad():
                exact = model.double()(prepared.double()).softmax(-1)
            torch.save(dict(x=x, prepared=prepared, y=exact.float(), rounding=(y - exact).abs().max().reshape(1)), folder + 'values.pt')
            """,
            "torch", "torchvision", "h5py");

        using var scope = NewDisposeScope();
        var values = StateDict.Read(_folder["values.pt"]);
        Assert.True(values["y"].max().ToDouble() > 0.05, "The probabilities say nothing.");
        net.LoadPretrained(_folder["theirs.h5"]);
        var images = values[TNet.Pretrained.Preprocessing == Preprocessing.None ? "x" : "prepared"].permute(0, 2, 3, 1).contiguous();
        Compare.AssertClose(values["y"], predict(net, images), "The probabilities", values["rounding"].data<double>()[0]);
    }
}
