using System.Text.RegularExpressions;
using static TorchSharp.torch;

namespace CompiledNets.Applications;

/// <summary>Loads torchvision's files of weights.</summary>
internal static partial class TorchvisionFile
{
    // The parts of torchvision's nets that a net of features does not have. AuxLogits is a part that only its training uses.
    private static readonly string[] s_tops = ["fc.", "classifier."];

    private const string Auxiliary = "AuxLogits.";

    /// <summary>Loads a file into a net, or into its features.</summary>
    /// <param name="net">The net.</param>
    /// <param name="path">The path of the file.</param>
    /// <param name="read">Reads the tensors of the file, with the names and shapes of PyTorch.</param>
    /// <param name="skipsClassification">Whether the classification stays as it is.</param>
    /// <param name="allowNotFinite">Whether weights may be NaN or infinite.</param>
    public static LoadedWeights Load(CompiledNet net, string path, Func<string, IReadOnlyDictionary<string, Tensor>> read, bool skipsClassification, bool allowNotFinite)
    {
        var classification = Classification.Of(net);
        var isVgg = net.Structure.Name.StartsWith("VGG16", StringComparison.Ordinal);
        var names = net.NamedWeights().Select(weight => LayerOf(weight.Name)).ToHashSet(StringComparer.Ordinal);
        var loaded = StateDict.Load(
            net,
            path,
            read,
            file =>
            {
                var tensors = new Dictionary<string, Tensor>(StringComparer.Ordinal);
                var modules = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (stored, tensor) in file)
                {
                    var name = OldDenseLayer().Replace(stored, "$1$2");
                    var module = name[..Math.Max(name.LastIndexOf('.'), 0)];
                    var layer = isVgg ? VggLayers.Find(module) ?? module : module.Replace('.', '_');
                    if (layer == classification?.Layer)
                    {
                        if (skipsClassification)
                        {
                            continue;
                        }

                        classification.Require(net, path, tensor.shape[0]);
                    }

                    if (!name.StartsWith(Auxiliary, StringComparison.Ordinal) && (names.Contains(layer) || !s_tops.Any(top => name.StartsWith(top, StringComparison.Ordinal))))
                    {
                        modules[layer] = module;
                        tensors[name] = layer == "fc1" && tensor.dim() == 2 ? VggLayers.FromChannelsFirst(tensor) : tensor;
                    }
                }

                return new StateDictView(
                    tensors,
                    layer => modules.GetValueOrDefault(Features().Replace(layer, ""), Features().Replace(layer, "")),
                    weight => skipsClassification && classification?.Has(weight) == true);
            },
            allowNotFinite);
        return LoadedWeights.Of(net, loaded);
    }

    /// <summary>Returns the layer of a weight, without the features that it is in.</summary>
    private static string LayerOf(string weight) => Features().Replace(weight[..weight.LastIndexOf('.')], "");

    [GeneratedRegex(@"^features\.")]
    private static partial Regex Features();

    // Files of 2017 have another dot in the layers of DenseNet, which torchvision removes too: denselayer1.norm.1.weight.
    [GeneratedRegex(@"(denselayer\d+\.(?:norm|conv))\.([12]\.)")]
    private static partial Regex OldDenseLayer();
}
