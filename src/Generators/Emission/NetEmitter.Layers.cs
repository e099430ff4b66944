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
        var calls = _model.Calls.ToLookup(call => call.Layer);
        for (var i = 0; i < own.Count; i++)
        {
            var layer = own[i];
            var shapes = calls[i].Select(call => $"{ShapesOf(call.Inputs)} -> {ShapeOf(call.Output)}").Distinct();
            _writer.Line($"/// <summary><c>{CodeWriter.Escape(layer.Text)}</c>: {CodeWriter.Escape(string.Join("; ", shapes))}, {Thousands(layer.Weights.Sum(weight => weight.Count))} parameters.</summary>");
            _writer.Line($"public {LayerType(layer)} {layer.Member} {{ get; }}");
            _writer.Line();
        }

        // One class for all layers that have the same weights.
        foreach (var kind in own.GroupBy(LayerType).OrderBy(kind => kind.Key, System.StringComparer.Ordinal))
        {
            EmitLayerType(kind.Key, kind.First());
        }
    }

    private void EmitLayerType(string name, LayerModel layer)
    {
        _writer.Doc($"A {layer.Word} layer of this net.");
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

            foreach (var weight in layer.Weights)
            {
                _writer.Line();
                _writer.Doc($"The {weight.Name}, ({string.Join(", ", weight.Shape.Select(Number))}){(layer.Learns(weight) ? "" : "; it has no gradient")}.");
                _writer.Line($"public {Tensor} {MemberOf(weight)} {{ get; }}");
                if (layer.Learns(weight))
                {
                    _writer.Line();
                    _writer.Doc($"The gradient of the last step with respect to the {weight.Name}.");
                    _writer.Line($"public {Tensor} {MemberOf(weight)}Gradient {{ get; }}");
                }
            }
        }

        _writer.Line();
    }

    /// <summary>
    /// DenseLayer, or DenseLayerWithoutBias where another Dense of the net has one, or FixedDenseLayer where another one is
    /// learned and this is not: the name says which weights and gradients there are.
    /// </summary>
    private string LayerType(LayerModel layer)
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
        return (isFixed ? "Fixed" : "") + layer.Word + "Layer" + (missing.Count > 0 ? "Without" + string.Concat(missing) : "");
    }

    private readonly Dictionary<string, LayerModel> _most = [];

    private string ShapesOf(IEnumerable<int> values) => string.Join(", ", values.Select(ShapeOf));

    private static string MemberOf(WeightModel weight) => MemberNames.Pascal(weight.Name);
}
