using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Passes;

/// <summary>Moves a maximum pooling before a non-decreasing activation. The result is the same, and fewer values are activated.</summary>
internal static class PoolFirst
{
    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
    {
        if (!node.Op.Has(OpTraits.Largest)
            || rewriter.ProducerOf(node.Inputs[0]) is not { } activation
            || !activation.Op.Has(OpTraits.Monotone | OpTraits.Elementwise)
            || !rewriter.IsReadOnce(node.Inputs[0]))
        {
            return null;
        }

        var pooled = node.Output;
        var first = node with { Inputs = new([activation.Inputs[0]]) };
        var graph = rewriter.Builder;

        // The pooling keeps its second result. Its first result gets a new id, because the old id now means the activated values.
        var renamed = graph.Add(
            first.Op,
            [(pooled.Name, pooled.DType, pooled.Shape), .. Rest(first)],
            first.Inputs,
            [.. first.Arguments]);
        var result = graph.Add(activation.Op, activation.Output.Name, pooled.Shape, [renamed[0]], [.. activation.Arguments]);
        return [result, .. System.Linq.Enumerable.Skip(renamed, 1)];
    });

    private static System.Collections.Generic.IEnumerable<(string Name, Models.DType DType, Shapes.Shape Shape)> Rest(Node node)
    {
        for (var i = 1; i < node.Outputs.Length; i++)
        {
            yield return (node.Outputs[i].Name, node.Outputs[i].DType, node.Outputs[i].Shape);
        }
    }
}
