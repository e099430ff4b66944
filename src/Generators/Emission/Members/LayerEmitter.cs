using System;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes a property for each layer, and the classes of these properties.</summary>
internal sealed class LayerEmitter(EmitContext net)
{
    public void Emit()
    {
        var layers = net.Model.OwnLayers.ToList();
        var types = new LayerTypes(net);
        var calls = net.Model.Calls.ToLookup(call => call.Layer);
        for (var i = 0; i < layers.Count; i++)
        {
            var layer = layers[i];
            var shapes = calls[i].Select(call => $"{net.ShapesOf(call.Inputs)} -> {net.ShapeOf(call.Output)}").Distinct();
            var count = Dim.Sum(layer.Weights.Select(weight => weight.Count));
            net.Writer.Lines($$"""
                /// <summary><c>{{DocText.Escape(layer.Text)}}</c>: {{DocText.Escape(string.Join("; ", shapes))}}, {{DocText.Thousands(count)}} parameters.</summary>
                public {{types.NameOf(i)}} {{layer.Member}} { get; }

                """);
        }

        var type = new LayerTypeEmitter(net);
        foreach (var ordinals in Enumerable.Range(0, layers.Count).GroupBy(types.NameOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            type.Emit(ordinals.Key, layers[ordinals.First()], types.IsShared(ordinals.First()));
        }
    }
}
