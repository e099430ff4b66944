using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Passes;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes the method that describes the prediction in operators of ONNX, one line for each. The runtime makes a file from it.</summary>
internal sealed class OnnxEmitter(EmitContext net)
{
    public void Emit() => net.Writer.Lines($$"""
        void {{Types.IOnnxSource}}.Describe({{Types.OnnxGraph}} graph)
        {
            {{EmitNodes}}
        }
        """);

    private void EmitNodes()
    {
        var onnx = OnnxTranslation.Run(net.Model, net.Lowered.Find(Purpose.Predict)!);
        if (onnx.Refusal is { } refusal)
        {
            net.Writer.Line($"throw new {Types.NotSupportedException}({Literals.Of($"{net.Name} cannot be saved as ONNX: {refusal}.")});");
            return;
        }

        var operands = new OnnxOperands(net, onnx);
        foreach (var node in onnx.Nodes)
        {
            net.Cancellation.ThrowIfCancellationRequested();
            var outputs = node.Outputs.Count == 1 ? Literals.Of(node.Outputs[0].Name!) : Literals.Of(node.Outputs.Select(output => output.Name!));
            var inputs = string.Concat(node.Inputs.Select(input => ", " + operands.Of(input)));
            net.Writer.Line($"graph.Add({Literals.Of(node.Operator)}, {outputs}{inputs}){string.Concat(node.Attributes.Select(TextOf))};");
        }
    }

    private static string TextOf(OnnxAttribute attribute)
    {
        var (kind, value) = attribute.Value switch
        {
            long number => ("Integer", Literals.Of(number)),
            double number => ("Real", Literals.Of(number)),
            string text => ("Text", Literals.Of(text)),
            IEnumerable<long> numbers => ("Integers", string.Join(", ", numbers.Select(Literals.Of))),
            IEnumerable<string> texts => ("Texts", string.Join(", ", texts.Select(Literals.Of))),
            _ => throw new InvalidOperationException($"{attribute.Name} is a {attribute.Value.GetType()}."),
        };
        return $".{kind}({Literals.Of(attribute.Name)}, {value})";
    }
}
