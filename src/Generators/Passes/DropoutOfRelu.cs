using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Where a ReLU is followed by a dropout, the result of both is positive exactly where both let through: their gradient needs
/// neither the random numbers again nor the result of the ReLU, whose buffer the dropout can then take over.
/// </summary>
internal static class DropoutOfRelu
{
    public static OpGraph Run(OpGraph graph)
    {
        var dropouts = graph.Nodes
            .Where(node => node.Op is Dropout && node.Phase == Phase.Forward)
            .ToDictionary(node => node.Integer("stream"));
        return Rewriter.Run(graph, (rewriter, node) =>
        {
            if (node.Op.Name != "ReluGradient")
            {
                return null;
            }

            if (rewriter.ProducerOf(node.Inputs[0]) is not { Op: DropoutGradient } gradient
                || !dropouts.TryGetValue(gradient.Integer("stream"), out var dropout)
                || dropout.Inputs[0].Id != node.Inputs[1].Id)
            {
                return null;
            }

            return
            [
                rewriter.Builder.Add(
                    OpCatalogue.Of<ReluDropoutGradient>(),
                    node.Output.Name,
                    node.Output.Shape,
                    [gradient.Inputs[0], dropout.Output],
                    new Argument("scale", ArgumentValue.Of(1 / (1 - dropout.Real("rate"))))),
            ];
        });
    }
}
