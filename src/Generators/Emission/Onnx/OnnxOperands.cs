using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Emission;

/// <summary>Gets the expressions of the operands of ONNX nodes: names of values, constants and weights.</summary>
/// <param name="net">The net.</param>
/// <param name="onnx">The graph, whose results no weight has the name of.</param>
internal sealed class OnnxOperands(EmitContext net, OnnxGraph onnx)
{
    /// <summary>The names of weights in the file, and those of further forms of the same weight, by the expression of the tensor and the form.</summary>
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    private readonly TakenNames _taken = new(onnx.Nodes.SelectMany(node => node.Outputs).Select(output => output.Name!));

    public string Of(OnnxValue? value) => value switch
    {
        null => "\"\"",
        OnnxResult result => Literals.Of(result.Name!),
        OnnxReal { Count: { } count } real => $"graph.Fill({Literals.Of(real.Value)}, {Literals.Of(count)})",
        OnnxReal real => $"graph.Real({Literals.Of(real.Value)})",
        OnnxReals reals => $"graph.Reals({string.Join(", ", reals.Values.Select(Literals.Of))})",
        OnnxIntegers { DType: DType.Int32 } numbers => $"graph.Int32({Literals.Of(numbers.Values[0])})",
        OnnxIntegers { IsScalar: true } numbers => $"graph.Integer({Literals.Of(numbers.Values[0])})",
        OnnxIntegers numbers => $"graph.Integers({string.Join(", ", numbers.Values.Select(Literals.Of))})",
        OnnxGivenSize given => $"graph.Integers(this.{net.Sizes.MemberOf(given.Size)})",
        OnnxWeight weight => Of(weight),
        _ => throw new InvalidOperationException(value.GetType().Name + " is no operand."),
    };

    private string Of(OnnxWeight weight)
    {
        var tensors = weight.Values.Select(net.Weights.NameOf).ToList();
        var arguments = weight.Form switch
        {
            OnnxForm.Gates => $", {tensors[0]}, {string.Join(", ", weight.Order.Select(Literals.Of))}",
            OnnxForm.GateBiases => $", {tensors[0]}, {(tensors.Count > 1 ? tensors[1] : "null")}, {string.Join(", ", weight.Order.Select(Literals.Of))}",
            _ => ", " + tensors[0],
        };
        var method = weight.Form == OnnxForm.Plain ? "Weight" : weight.Form.ToString();
        return $"graph.{method}({Literals.Of(NameOf(weight.Values[0], method + arguments))}{arguments})";
    }

    private string NameOf(Value value, string key)
    {
        if (!_names.TryGetValue(key, out var name))
        {
            _names.Add(key, name = _taken.Take(net.Model.Layers[value.Layer].Path + "." + WeightOf(value), "."));
        }

        return name;
    }

    /// <summary>Gets the name of the weight that a value is, or is a view of.</summary>
    private string WeightOf(Value value)
    {
        while (value.Source == ValueSource.WeightView)
        {
            value = net.Lowered.Views.First(view => view.View.Layer == value.Layer && view.View.Name == value.Name).Node.Inputs[0];
        }

        return value.Name;
    }
}
