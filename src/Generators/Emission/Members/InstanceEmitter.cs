using System;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes a property for each net in the net.</summary>
internal sealed class InstanceEmitter(EmitContext net)
{
    public void Emit()
    {
        for (var i = 0; i < net.Model.Instances.Length; i++)
        {
            var instance = net.Model.Instances[i];
            var shapes = net.Model.Scopes.Where(scope => scope.Instance == i).Select(scope => $"{net.ShapesOf(scope.Inputs)} -> {net.ShapesOf(scope.Outputs)}").Distinct();
            var count = Dim.Sum(net.Model.Layers.Where(layer => layer.Owner.StartsWith(instance.Member + ".", StringComparison.Ordinal)).SelectMany(layer => layer.Weights).Select(weight => weight.Count));
            net.Writer.Lines($$"""
                /// <summary><c>{{DocText.Escape(instance.Text)}}</c>: {{DocText.Escape(string.Join("; ", shapes))}}, {{DocText.Thousands(count)}} parameters.</summary>
                public {{instance.Type}} {{instance.Member}} { get; }

                """);
        }
    }
}
