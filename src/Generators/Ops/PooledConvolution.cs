using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes a 3x3 convolution of images (N, C, height, width), and the largest element of each 2x2 window of its result, with its place in the window. The
/// result of the convolution itself is not stored.
/// </summary>
internal sealed class PooledConvolution : Op
{
    // The kernels compute 4x4 results at a time for whole vectors of channels, as long as the transformed kernel fits in the processor's cache.
    private const int Vector = 16;
    private const int LargestKernel = 128 * 128;

    public override OpTraits Traits => OpTraits.EndsInRelu;

    /// <summary>Returns true if a convolution and the pooling of its result can be computed together.</summary>
    public static bool CanJoin(Node convolution, Node pooling) =>
        convolution.Op is Convolution
            && !convolution.EndsInRelu
            && convolution.Inputs[1].Shape is { Rank: 4 } kernel
            && kernel[2] == Dim.Of(3)
            && kernel[3] == Dim.Of(3)
            && kernel[0].IsConstant
            && kernel[1].IsConstant
            && kernel[0].Constant % Vector == 0
            && kernel[1].Constant % Vector == 0
            && kernel[0].Constant * kernel[1].Constant <= LargestKernel
            && convolution.Sizes("strides").All(stride => stride == 1)
            && convolution.Sizes("padding").All(padding => padding <= 2)
            && convolution.Sizes("dilation").All(dilation => dilation == 1)
            && convolution.Integer("groups") == 1
            && pooling.Op is MaxPool
            && pooling.Sizes("size").All(size => size == 2)
            && pooling.Sizes("strides").All(stride => stride == 2)
            && pooling.Dims("padding").All(padding => padding == Dim.Zero)
            && !pooling.Flag("ceil");

    /// <summary>Adds the convolution with its pooling.</summary>
    /// <returns>The largest elements and their places.</returns>
    public static Value[] Apply(GraphBuilder graph, Node convolution, Node pooling) => [.. graph.Add(
        Op.Of<PooledConvolution>(),
        pooling.Outputs.Select(output => (output.Name, output.DType, output.Shape)),
        convolution.Inputs,
        convolution.Arguments.Single(argument => argument.Name == "padding"))];

    public override bool IsOptional(int output) => output == 1;

    // Each element of the result is the largest of four sums.
    public override Dim Work(Node node) => ConvolutionGradients.WorkOf(node.Output, node.Inputs[1]) * 4;

    public override string Call(CallContext c) =>
        $"Kernels.Convolutions.PooledConvolution{(c.IsRead(1) ? "WithPlaces" : "")}({c[0]}, {c[1]}, {(c.Node.Inputs.Length == 3 ? c[2] : "null")}, padding: {c.Sizes("padding")}{c.Relu})";

    public override void ToOnnx(OnnxContext c)
    {
        var padding = c.Node.Sizes("padding");
        var convolution = c.Add("Conv", c.Inputs, new OnnxAttribute("pads", (IReadOnlyList<long>)[.. padding, .. padding]));
        c.Return(c.Add("MaxPool", [convolution], new("kernel_shape", (IReadOnlyList<long>)[2, 2]), new("strides", (IReadOnlyList<long>)[2, 2])));
    }
}

/// <summary>Computes the gradients of a <see cref="PooledConvolution"/> with respect to its operand, its kernel and its bias, and skips those that nothing reads.</summary>
internal sealed class PooledConvolutionGradients : Op
{
    /// <summary>Adds the gradients.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="pooling">The gradient of the pooling.</param>
    /// <param name="convolution">The gradients of the convolution.</param>
    public static Value[] Apply(GraphBuilder graph, Node pooling, Node convolution) => [.. graph.Add(
        Op.Of<PooledConvolutionGradients>(),
        convolution.Outputs.Select(output => (output.Name, output.DType, output.Shape)),
        [pooling.Inputs[0], pooling.Inputs[1], .. convolution.Inputs.Skip(1)],
        convolution.Arguments.Single(argument => argument.Name == "padding"))];

    public override Dim Work(Node node) => ConvolutionGradients.WorkOf(node.Inputs[0], node.Inputs[3]) * 8;

    public override string Call(CallContext c) =>
        $"Kernels.Convolutions.PooledConvolutionGradients({c[0]}, {c[1]}, {c[2]}, {c[3]}, wanted: {c.Wanted(0, 3)}, padding: {c.Sizes("padding")})";
}
