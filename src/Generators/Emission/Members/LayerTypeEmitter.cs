using System.Linq;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the class of layers with the same weights.</summary>
internal sealed class LayerTypeEmitter(EmitContext net)
{
    /// <param name="name">The name of the class.</param>
    /// <param name="layer">One of its layers.</param>
    /// <param name="isShared">Whether the layer is called more than once.</param>
    public void Emit(string name, LayerModel layer, bool isShared) => net.Writer.Lines($$"""
        /// <summary>A {{layer.Word}} layer of this net{{(isShared ? " that is called more than once. Its Calls have the shapes." : ".")}}</summary>
        public sealed class {{name}} : {{Types.BaseOf(layer)}}
        {
            internal {{name}}({{Types.CompiledNet}} net, int ordinal) : base(net, ordinal)
            {
                {{() => EmitAssignments(layer)}}
            }
            {{() => EmitShapes(isShared)}}
            {{() => EmitWeights(layer)}}
        }

        """);

    private void EmitAssignments(LayerModel layer)
    {
        for (var i = 0; i < layer.Weights.Length; i++)
        {
            var member = WeightNames.MemberOf(layer.Weights[i]);
            net.Writer.Line($"{member} = Weights[{i}].Value;");
            if (layer.Learns(layer.Weights[i]))
            {
                net.Writer.Line($"{member}Gradient = Weights[{i}].Gradient;");
            }
        }
    }

    /// <summary>Writes the shapes of a layer that is called once. The members of a layer that is called several times would be ambiguous.</summary>
    private void EmitShapes(bool isShared)
    {
        if (!isShared)
        {
            net.Writer.Lines($$"""

                /// <summary>Gets the shape of the result. The first axis is the batch N.</summary>
                public {{Types.Shape}} OutputShape => Calls[0].OutputShape;

                /// <summary>Gets the shapes of the operands. The first axis is the batch N.</summary>
                public {{Types.ListOfShapes}} InputShapes => Calls[0].InputShapes;
                """);
        }
    }

    private void EmitWeights(LayerModel layer)
    {
        foreach (var weight in layer.Weights)
        {
            var member = WeightNames.MemberOf(weight);
            net.Writer.Lines($$"""

                /// <summary>Gets the {{weight.Name}}, ({{string.Join(", ", weight.Shape)}}).{{(layer.Learns(weight) ? "" : " It has no gradient.")}}</summary>
                public {{Types.Tensor}} {{member}} { get; }
                """);
            if (layer.Learns(weight))
            {
                net.Writer.Lines($$"""

                    /// <summary>Gets the gradient of the last step with respect to the {{weight.Name}}.</summary>
                    public {{Types.Tensor}} {{member}}Gradient { get; }
                    """);
            }
        }
    }
}
