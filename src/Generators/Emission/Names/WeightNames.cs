using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>Gets the expressions of weights in the emitted class. They are cached, because every line that reads a weight asks for its expression.</summary>
internal sealed class WeightNames(NetModel model)
{
    private readonly Dictionary<(int Layer, string Name), string> _members = [];
    private readonly Dictionary<(int Layer, string Name), string> _fields = [];

    /// <summary>Gets the expression that reads a weight or a view of one.</summary>
    public string NameOf(Value value) => value.Source == ValueSource.WeightView ? FieldOf(value) : MemberOf(value);

    /// <summary>Gets the expression of the tensor that holds the gradient of a weight.</summary>
    public string GradientOf(Value weight) => MemberOf(weight) + "Gradient";

    /// <summary>Gets the expression of a weight as a leaf of autograd, by its index among all weights.</summary>
    public string LeafOf(Value weight)
    {
        var layer = model.Layers[weight.Layer];
        return $"{layer.Owner}Weights[{Literals.Of(layer.FirstWeight + layer.Weights.TakeWhile(own => own.Name != weight.Name).Count())}].Leaf";
    }

    /// <summary>Gets the field that holds a view of a weight.</summary>
    public string FieldOf(Value view)
    {
        var key = (view.Layer, view.Name);
        if (!_fields.TryGetValue(key, out var field))
        {
            var path = PathOf(view).Replace(".", "");
            _fields.Add(key, field = "_" + char.ToLowerInvariant(path[0]) + path.Substring(1) + MemberNames.Pascal(view.Name));
        }

        return field;
    }

    /// <summary>Gets the property that holds a weight in the class of its layer.</summary>
    public static string MemberOf(WeightModel weight) => MemberNames.Pascal(weight.Name);

    /// <summary>Gets the member that holds a weight, such as <c>Dense.Kernel</c>.</summary>
    private string MemberOf(Value weight)
    {
        var key = (weight.Layer, weight.Name);
        if (!_members.TryGetValue(key, out var member))
        {
            _members.Add(key, member = PathOf(weight) + "." + MemberNames.Pascal(weight.Name));
        }

        return member;
    }

    /// <summary>Gets the expression of a layer in this net: <c>Dense</c>, or <c>Vision.Dense</c>.</summary>
    public string LayerOf(int layer) => model.Layers[layer].Owner + model.Layers[layer].Member;

    private string PathOf(Value weight) => LayerOf(weight.Layer);
}
