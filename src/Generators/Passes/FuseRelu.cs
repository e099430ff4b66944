using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Lets the kernel that computes the operand of a ReLU apply it, if nothing else reads the operand: a convolution, a matrix product, a normalization or an
/// addition. Its results are then written once. The gradient of ReLU reads the result only, so this pass runs after differentiation.
/// </summary>
internal static class FuseRelu
{
    public static OpGraph Run(OpGraph graph)
    {
        var (producers, uses) = (graph.Producers(), graph.Uses());
        var activations = new Dictionary<int, Value>();
        foreach (var node in graph.Nodes.Where(node => node.Op == Rectifiers.Relu))
        {
            var operand = node.Inputs[0];
            if (uses[operand.Id] == 1 && producers[operand.Id] is { } producer && producer.Op.Has(OpTraits.EndsInRelu) && producer.Output.Id == operand.Id)
            {
                activations.Add(operand.Id, node.Output);
            }
        }

        return activations.Count == 0 ? graph : Rewriter.Run(graph, (rewriter, node) =>
        {
            if (node.Op == Rectifiers.Relu && activations.ContainsKey(node.Inputs[0].Id))
            {
                return [rewriter.ProducerOf(node.Inputs[0])!.Output];
            }

            if (node.Outputs.Length == 0 || !activations.TryGetValue(node.Output.Id, out var activated))
            {
                return null;
            }

            // The result has the name of the ReLU's result, as it is that value now.
            rewriter.Builder.Add(node with
            {
                Outputs = new([node.Output with { Name = activated.Name }, .. node.Outputs.Skip(1)]),
                Arguments = new([.. node.Arguments, new Argument(Node.ReluArgument, ArgumentValue.Of(true))]),
            });
            return [.. node.Outputs.Select(_ => (Value?)null)];
        });
    }
}
