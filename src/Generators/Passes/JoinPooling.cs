using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Lets a convolution compute the maximum pooling of its result, if nothing else reads the result, and its gradients read the gradient of the pooling. Neither
/// the result nor its gradient, which are four times as large as those of the pooling, are then written to memory.
/// </summary>
internal static class JoinPooling
{
    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
    {
        if (node.Op is MaxPool && rewriter.IsReadOnce(node.Inputs[0]) && rewriter.ProducerOf(node.Inputs[0]) is { } convolution && PooledConvolution.CanJoin(convolution, node))
        {
            return PooledConvolution.Apply(rewriter.Builder, convolution, node);
        }

        return node.Op is ConvolutionGradients
            && rewriter.ProducerOf(node.Inputs[0]) is { Op: MaxPoolGradient } pooling
            && rewriter.ProducerOf(pooling.Inputs[1]) is { Op: PooledConvolution }
            ? PooledConvolutionGradients.Apply(rewriter.Builder, pooling, node)
            : null;
    });
}
