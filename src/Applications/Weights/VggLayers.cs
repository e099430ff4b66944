using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>The layers of VGG-16 in torchvision, which are numbered there.</summary>
internal static class VggLayers
{
    private static readonly Dictionary<string, string> s_layers = new(StringComparer.Ordinal)
    {
        ["features.0"] = "block1_conv1",
        ["features.2"] = "block1_conv2",
        ["features.5"] = "block2_conv1",
        ["features.7"] = "block2_conv2",
        ["features.10"] = "block3_conv1",
        ["features.12"] = "block3_conv2",
        ["features.14"] = "block3_conv3",
        ["features.17"] = "block4_conv1",
        ["features.19"] = "block4_conv2",
        ["features.21"] = "block4_conv3",
        ["features.24"] = "block5_conv1",
        ["features.26"] = "block5_conv2",
        ["features.28"] = "block5_conv3",
        ["classifier.0"] = "fc1",
        ["classifier.3"] = "fc2",
        ["classifier.6"] = "predictions",
    };

    /// <summary>Returns the layer of a module of torchvision, or null if it has none.</summary>
    public static string? Find(string module) => s_layers.GetValueOrDefault(module);

    /// <summary>Reorders the weights of the first dense layer, (4096, 512 * 7 * 7): torchvision flattens the channels first, and Keras the channels last.</summary>
    public static Tensor FromChannelsFirst(Tensor weight)
    {
        using var image = weight.reshape(weight.shape[0], 512, 7, 7);
        using var last = image.permute(0, 2, 3, 1);
        return last.reshape(weight.shape);
    }
}
