using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Chooses the names of the classes of layers: DenseLayer, SharedDenseLayer if it is called more than once, DenseLayerWithoutBias if another Dense of the
/// net has a bias, or FixedDenseLayer if another one is trained and this one is not. Layers with the same weights share a class.
/// </summary>
internal sealed class LayerTypes
{
    private readonly IReadOnlyList<LayerModel> _layers;
    private readonly HashSet<int> _shared;
    private readonly Dictionary<string, LayerModel> _most = [];
    private readonly IReadOnlyList<string> _names;

    public LayerTypes(EmitContext net)
    {
        _layers = [.. net.Model.OwnLayers];
        _shared = [.. net.DefinitionCalls.Where(call => call.Layer >= 0).GroupBy(call => call.Layer).Where(calls => calls.Count() > 1).Select(calls => calls.Key)];

        // A kind that is also the name of a layer, or of a member of the user, gets a number.
        var taken = new TakenNames(net.Model.TakenMembers.Concat(_layers.Select(layer => layer.Member).OfType<string>()).Concat(net.Model.Instances.Select(instance => instance.Member)));
        var kinds = _layers.Select(KindOf).ToList();
        var names = kinds.Distinct().ToDictionary(kind => kind, kind => taken.Take(kind));
        _names = [.. kinds.Select(kind => names[kind])];
    }

    /// <summary>Gets the name of the class of one of the net's own layers.</summary>
    public string NameOf(int layer) => _names[layer];

    /// <summary>Returns true if a layer is called more than once. Then only its calls have shapes.</summary>
    public bool IsShared(int layer) => _shared.Contains(layer);

    private string KindOf(LayerModel layer, int ordinal)
    {
        if (!_most.TryGetValue(layer.Word, out var most))
        {
            _most.Add(layer.Word, most = _layers.Where(other => other.Word == layer.Word)
                .OrderByDescending(other => other.Weights.Length)
                .ThenByDescending(other => other.Weights.Count(other.Learns))
                .First());
        }

        var isFixed = layer.Weights.Any(weight => !layer.Learns(weight) && most.Weights.Any(other => other.Name == weight.Name && most.Learns(other)));
        var missing = most.Weights.Where(weight => layer.Weights.All(own => own.Name != weight.Name)).Select(WeightNames.MemberOf).ToList();
        return (isFixed ? "Fixed" : "") + (IsShared(ordinal) ? "Shared" : "") + layer.Word + "Layer" + (missing.Count > 0 ? "Without" + string.Concat(missing) : "");
    }
}
