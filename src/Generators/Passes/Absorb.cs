using System.Linq;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Merges operations that have a common kernel, such as softmax or sigmoid with its crossentropy. A metric that uses only the index of the largest
/// class reads the logits. So the probabilities are computed only if something else reads them.
/// </summary>
internal static class Absorb
{
    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
    {
        if (node.Inputs.Length == 0 || rewriter.ProducerOf(node.Inputs[0]) is not { } producer)
        {
            return null;
        }

        var op = node.Op;
        if (op.Has(OpTraits.ReadsOrder) && producer.Op.Has(OpTraits.KeepsOrder) && producer.Integer("axis") == producer.Output.Shape.Rank - 1)
        {
            rewriter.Builder.Add(node with { Inputs = new([producer.Inputs[0], .. node.Inputs.Skip(1)]) });
            return [null];
        }

        return op.Absorb(node, producer, rewriter.Builder) is { } result ? [result] : null;
    });
}
