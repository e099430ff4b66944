using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

internal sealed partial class NetEmitter
{
    private void EmitLayerMembers()
    {
        foreach (var instance in _model.Instances)
        {
            var ordinal = _model.Instances.ToList().IndexOf(instance);
            var ofInstance = _model.Scopes.Where(scope => scope.Instance == ordinal).Select(scope => $"{ShapesOf(scope.Inputs)} -> {ShapesOf(scope.Outputs)}").Distinct();
            var count = _model.Layers.Where(layer => layer.Owner.StartsWith(instance.Member + ".", System.StringComparison.Ordinal)).SelectMany(layer => layer.Weights).Sum(weight => weight.Count);
            _writer.Line($"/// <summary><c>{CodeWriter.Escape(instance.Text)}</c>: {CodeWriter.Escape(string.Join("; ", ofInstance))}, {Thousands(count)} parameters.</summary>");
            _writer.Line($"public {instance.Type} {instance.Member} {{ get; }}");
            _writer.Line();
        }

        var own = _model.OwnLayers.ToList();
        NameLayerTypes(own);
        var calls = _model.Calls.ToLookup(call => call.Layer);
        for (var i = 0; i < own.Count; i++)
        {
            var layer = own[i];
            var shapes = calls[i].Select(call => $"{ShapesOf(call.Inputs)} -> {ShapeOf(call.Output)}").Distinct();
            _writer.Line($"/// <summary><c>{CodeWriter.Escape(layer.Text)}</c>: {CodeWriter.Escape(string.Join("; ", shapes))}, {Thousands(layer.Weights.Sum(weight => weight.Count))} parameters.</summary>");
            _writer.Line($"public {_layerTypes[LayerKind(layer, i)]} {layer.Member} {{ get; }}");
            _writer.Line();
        }

        // Layers with the same weights share a class.
        var kinds = own.Select((layer, ordinal) => (layer, ordinal)).GroupBy(pair => LayerKind(pair.layer, pair.ordinal));
        foreach (var kind in kinds.OrderBy(kind => _layerTypes[kind.Key], System.StringComparer.Ordinal))
        {
            EmitLayerType(_layerTypes[kind.Key], kind.First().layer, IsShared(kind.First().ordinal));
        }
    }

    /// <summary>Chooses names for the classes of layers that are not names of layers or of the user's members.</summary>
    private void NameLayerTypes(IReadOnlyList<LayerModel> own)
    {
        var taken = new TakenNames(_model.TakenMembers.Concat(own.Select(layer => layer.Member).OfType<string>()).Concat(_model.Instances.Select(instance => instance.Member)));
        foreach (var kind in own.Select(LayerKind).Distinct())
        {
            _layerTypes.Add(kind, taken.Take(kind));
        }
    }

    /// <summary>Returns true if a layer is called more than once. Then only its calls have shapes.</summary>
    private bool IsShared(int layer)
    {
        _shared ??= [.. DefinitionCalls().Where(call => call.Layer >= 0).GroupBy(call => call.Layer).Where(calls => calls.Count() > 1).Select(calls => calls.Key)];
        return _shared.Contains(layer);
    }

    private void EmitLayerType(string name, LayerModel layer, bool isShared)
    {
        _writer.Doc(isShared ? $"A {layer.Word} layer of this net that is called more than once. Its Calls have the shapes." : $"A {layer.Word} layer of this net.");
        using (_writer.Block($"public sealed class {name} : {Runtime}{layer.MemberBase}"))
        {
            using (_writer.Block($"internal {name}({Runtime}CompiledNet net, int ordinal) : base(net, ordinal)"))
            {
                for (var i = 0; i < layer.Weights.Length; i++)
                {
                    _writer.Line($"{MemberOf(layer.Weights[i])} = Weights[{Number(i)}].Value;");
                    if (layer.Learns(layer.Weights[i]))
                    {
                        _writer.Line($"{MemberOf(layer.Weights[i])}Gradient = Weights[{Number(i)}].Gradient;");
                    }
                }
            }

            if (!isShared)
            {
                EmitShapesOfCall();
            }

            foreach (var weight in layer.Weights)
            {
                _writer.Line();
                _writer.Doc($"Gets the {weight.Name}, ({string.Join(", ", weight.Shape.Select(Number))}).{(layer.Learns(weight) ? "" : " It has no gradient.")}");
                _writer.Line($"public {Tensor} {MemberOf(weight)} {{ get; }}");
                if (layer.Learns(weight))
                {
                    _writer.Line();
                    _writer.Doc($"Gets the gradient of the last step with respect to the {weight.Name}.");
                    _writer.Line($"public {Tensor} {MemberOf(weight)}Gradient {{ get; }}");
                }
            }
        }

        _writer.Line();
    }

    /// <summary>
    /// Writes the shapes of a layer that is called once. For a layer that is called several times the members would be ambiguous, so it does not have
    /// them.
    /// </summary>
    private void EmitShapesOfCall()
    {
        const string Shape = "global::System.Collections.Generic.IReadOnlyList<string>";
        _writer.Line();
        _writer.Doc("Gets the shape of the result. The first axis is the batch N.");
        _writer.Line($"public {Shape} OutputShape => Calls[0].OutputShape;");
        _writer.Line();
        _writer.Doc("Gets the shapes of the operands. The first axis is the batch N.");
        _writer.Line($"public global::System.Collections.Generic.IReadOnlyList<{Shape}> InputShapes => Calls[0].InputShapes;");
    }

    /// <summary>
    /// Chooses the name of a layer's class: DenseLayer, SharedDenseLayer if it is called more than once, DenseLayerWithoutBias if another Dense of
    /// the net has a bias, or FixedDenseLayer if another one is trained and this one is not.
    /// </summary>
    private string LayerKind(LayerModel layer, int ordinal)
    {
        if (!_most.TryGetValue(layer.Word, out var most))
        {
            _most.Add(layer.Word, most = _model.OwnLayers.Where(other => other.Word == layer.Word)
                .OrderByDescending(other => other.Weights.Length)
                .ThenByDescending(other => other.Weights.Count(other.Learns))
                .First());
        }

        var isFixed = layer.Weights.Any(weight => !layer.Learns(weight) && most.Weights.Any(other => other.Name == weight.Name && most.Learns(other)));
        var missing = most.Weights.Where(weight => layer.Weights.All(own => own.Name != weight.Name)).Select(weight => MemberNames.Pascal(weight.Name)).ToList();
        return (isFixed ? "Fixed" : "") + (IsShared(ordinal) ? "Shared" : "") + layer.Word + "Layer" + (missing.Count > 0 ? "Without" + string.Concat(missing) : "");
    }

    private readonly Dictionary<string, LayerModel> _most = [];
    private HashSet<int>? _shared;

    private string ShapesOf(IEnumerable<int> values) => string.Join(", ", values.Select(ShapeOf));

    private static string MemberOf(WeightModel weight) => MemberNames.Pascal(weight.Name);
}
