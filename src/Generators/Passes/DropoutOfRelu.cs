using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Simplifies the gradient of a ReLU followed by a dropout. The result of both is positive exactly if both pass the element on, so the gradient needs
/// neither the random numbers nor the result of the ReLU, whose buffer the dropout can then overwrite.
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
            if (node.Op != Rectifiers.ReluGradient)
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
                    Op.Of<ReluDropoutGradient>(),
                    node.Output.Name,
                    node.Output.Shape,
                    [gradient.Inputs[0], dropout.Output],
                    new Argument("scale", ArgumentValue.Of(1 / (1 - dropout.Real("rate"))))),
            ];
        });
    }
}
