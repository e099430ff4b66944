using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Passes;

/// <summary>
/// Lets a convolution compute the batch normalization of its result by moving averages, if nothing else reads the result. The normalization is then a product and a sum
/// while the result is in registers, and not a pass over memory. The gradient of the normalization reads the result of the convolution, so this pass runs after
/// differentiation and leaves both as they are where there are gradients.
/// </summary>
internal static class JoinNormalization
{
    public static OpGraph Run(OpGraph graph) => Rewriter.Run(graph, (rewriter, node) =>
        node.Op is FixedNorm && rewriter.IsReadOnce(node.Inputs[0]) && rewriter.ProducerOf(node.Inputs[0]) is { } convolution && NormalizedConvolution.CanJoin(convolution, node)
            ? [NormalizedConvolution.Apply(rewriter.Builder, convolution, node)]
            : null);
}
