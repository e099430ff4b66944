using System.Text.Json;
using TorchSharp;

namespace CompiledNets.Applications.Tests.Weights;

/// <summary>Loads files that h5py writes in the layouts of Keras' public weights, of which each net has another one.</summary>
public sealed class KerasFileTests : IDisposable
{
    private const string Script =
        """
        import json, h5py, torch
        state = torch.load(folder + 'weights.pt')
        layers = json.load(open(folder + 'layers.json'))
        file = h5py.File(folder + 'theirs.h5', 'w')
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [PythonFact("torch", "h5py")]
    public void Weights_of_ResNet50_are_found_by_the_names_of_layers_and_the_old_name_of_its_classification() => Check<ResNet50>(
        """
        for layer, kinds in layers:
            own = {'predictions': 'probs'}.get(layer, layer)
            for kind in kinds:
                file[f'{own}/{own}/{kind}:0'] = state[f'{layer}.{kind}'].numpy()
        """);

    [PythonFact("torch", "h5py")]
    public void Weights_of_DenseNet121_have_slashes_in_the_names_of_layers() => Check<DenseNet121>(
        """
        names = {'conv1_conv': 'conv1/conv', 'conv1_bn': 'conv1/bn', 'predictions': 'fc1000'}
        for layer, kinds in layers:
            own = names.get(layer, layer)
            for kind in kinds:
                file[f'{own}/{own}/{kind}:0'] = state[f'{layer}.{kind}'].numpy()
        """);

    [PythonFact("torch", "h5py")]
    public void Weights_of_VGG16_have_the_names_of_Keras_1() => Check<VGG16Features>(
        """
        for layer, kinds in layers:
            file[f'{layer}/{layer}_W_1:0'] = state[f'{layer}.kernel'].numpy()
            file[f'{layer}/{layer}_b_1:0'] = state[f'{layer}.bias'].numpy()
        """);

    [PythonFact("torch", "h5py")]
    public void Weights_of_MobileNetV2_have_kernels_of_each_channel_with_their_own_name() => Check<MobileNetV2>(
        """
        for layer, kinds in layers:
            own = {'predictions': 'Logits'}.get(layer, layer)
            for kind in kinds:
                stored = 'depthwise_kernel' if layer.endswith('_depthwise') else kind
                file[f'{own}/{own}/{stored}:0'] = state[f'{layer}.{kind}'].numpy()
        """);

    [PythonFact("torch", "h5py")]
    public void Weights_of_EfficientNetB0_have_a_count_that_is_not_needed() => Check<EfficientNetB0>(
        """
        for layer, kinds in layers:
            for kind in kinds:
                stored = 'depthwise_kernel' if layer.endswith('dwconv') else kind
                file[f'{layer}/{layer}/{stored}:0'] = state[f'{layer}.{kind}'].numpy()
        file['normalization/normalization/count:0'] = 0
        """);

    [PythonFact("torch", "h5py")]
    public void Weights_of_InceptionV3_are_counted_from_one() => Check<InceptionV3>(
        """
        for layer, kinds in layers:
            base, _, number = layer.rpartition('_') if layer[-1].isdigit() and layer != 'conv2d' else (layer, '', '0')
            own = layer if layer == 'predictions' else f'{base}_{int(number) + 1}'
            for kind in kinds:
                file[f'{own}/{own}/{kind}:0'] = state[f'{layer}.{kind}'].numpy()
        """);

    // The order of model.layers is the one that Keras' summary of ResNet50 shows: a shortcut comes beside the last convolution of its block.
    [PythonFact("torch", "h5py")]
    public void Weights_of_Keras_3_are_counted_in_the_order_of_its_summary() => Check<ResNet50>(
        """
        order = ['conv1_conv', 'conv1_bn']
        for stack, blocks in ((2, 3), (3, 4), (4, 6), (5, 3)):
            for block in range(1, blocks + 1):
                parts = ['1_conv', '1_bn', '2_conv', '2_bn', '3_conv', '3_bn']
                if block == 1:
                    parts = parts[:4] + ['0_conv', '3_conv', '0_bn', '3_bn']
                order += [f'conv{stack}_block{block}_{part}' for part in parts]
        order.append('predictions')
        assert sorted(order) == sorted(layer for layer, _ in layers)
        kinds, counts = dict(layers), {}
        for layer in order:
            word = 'dense' if layer == 'predictions' else 'conv2d' if layer.endswith('conv') else 'batch_normalization'
            counts[word] = counts.get(word, -1) + 1
            place = f'{word}_{counts[word]}' if counts[word] else word
            for number, kind in enumerate(kinds[layer]):
                file[f'layers/{place}/vars/{number}'] = state[f'{layer}.{kind}'].numpy()
        """);

    [Fact]
    public void Convolutions_of_InceptionV3_are_counted_in_Keras_3_as_its_summary_shows_them()
    {
        using var net = new InceptionV3(seed: 1);
        var places = KerasLayerOrder.PlacesOf(net);
        string[] names = [.. Enumerable.Range(0, 19).Select(place => places[place == 0 ? "conv2d" : $"conv2d_{place}"].Name)];
        int[] summary = [0, 1, 2, 3, 4, 8, 6, 9, 5, 7, 10, 11, 15, 13, 16, 12, 14, 17, 18];
        Assert.Equal(summary.Select(number => number == 0 ? "conv2d" : $"conv2d_{number}"), names);
    }

    [PythonFact("torch", "h5py")]
    public void A_file_without_a_layer_is_an_error_that_names_it_and_changes_nothing()
    {
        using var net = Write<MobileNetV2Features>(
            """
            for layer, kinds in layers:
                if layer != 'block_3_project':
                    for kind in kinds:
                        file[f'{layer}/{layer}/{kind}:0'] = state[f'{layer}.{kind}'].numpy()
            """);
        using var other = new MobileNetV2Features(seed: 1);
        var before = other.Weights.First().Value.clone();
        var exception = Assert.Throws<FileFormatException>(() => other.LoadPretrained(_folder["theirs.h5"]));
        Assert.Contains("it has no layer 'block_3_project'", exception.Message, StringComparison.Ordinal);
        Assert.True(Compare.AreEqual(other.Weights.First().Value, before));
    }

    [PythonFact("torch", "h5py")]
    public void A_file_of_Keras_does_not_fit_the_net_of_torchvision()
    {
        using var net = Write<ResNet50Features>("file['conv1_conv/conv1_conv/kernel:0'] = 1.0");
        using var other = new TorchvisionResNet50Features(seed: 1);
        Assert.Contains("Use the net of the same name without Torchvision", Assert.Throws<FileFormatException>(() => other.LoadPretrained(_folder["theirs.h5"])).Message, StringComparison.Ordinal);
        net.SaveStateDict(_folder["theirs.pt"]);
        Assert.Contains("Use the net of torchvision", Assert.Throws<FileFormatException>(() => net.LoadPretrained(_folder["theirs.pt"])).Message, StringComparison.Ordinal);
    }

    private void Check<TNet>(string program)
        where TNet : CompiledNet, IPretrained
    {
        using var net = Write<TNet>(program);
        var expected = net.NamedWeights().ToDictionary(weight => weight.Name, weight => weight.Weight.Value.clone());
        foreach (var (_, weight) in net.NamedWeights())
        {
            weight.Value.detach().zero_();
        }

        net.LoadPretrained(_folder["theirs.h5"]);
        Assert.All(net.NamedWeights(), weight => Assert.True(Compare.AreEqual(weight.Weight.Value, expected[weight.Name]), weight.Name));
    }

    /// <summary>Creates a net with random numbers in all weights, and writes them with h5py.</summary>
    private TNet Write<TNet>(string program)
        where TNet : CompiledNet
    {
        var net = (TNet)ApplicationNets.Create(typeof(TNet).Name);
        torch.manual_seed(5);
        foreach (var (_, weight) in net.NamedWeights())
        {
            weight.Value.detach().uniform_(-1, 1);
        }

        StateDict.Write(_folder["weights.pt"], net.NamedWeights().Select(weight => (Plain(weight.Name), weight.Weight.Value)));
        var layers = net.NamedWeights().GroupBy(weight => Plain(weight.Name)[..Plain(weight.Name).LastIndexOf('.')], weight => weight.Weight.Structure.Name);
        File.WriteAllText(_folder["layers.json"], JsonSerializer.Serialize(layers.Select(layer => new object[] { layer.Key, layer.ToList() })));
        Python.Run(_folder.Path, Script + "\n" + program, "torch", "h5py");
        return net;
    }

    private static string Plain(string name) => name.StartsWith("features.", StringComparison.Ordinal) ? name["features.".Length..] : name;
}
