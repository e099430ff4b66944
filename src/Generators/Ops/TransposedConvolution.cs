using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Applies the transpose of a <see cref="Convolution"/> as a linear map, which is the map that computes the convolution's gradient. The kernel is (C,
/// F, ...). Along an axis, the full result has (size - 1) · stride + extent elements. <c>padding</c> elements are cut off at both ends, and
/// <c>outputPadding</c> elements are added at the end.
/// </summary>
internal sealed class TransposedConvolution : Op
{
    public static Value Apply(
        GraphBuilder graph,
        Value x,
        Value kernel,
        Value? bias,
        string name,
        IReadOnlyList<long> strides,
        IReadOnlyList<long> padding,
        IReadOnlyList<long> outputPadding,
        IReadOnlyList<long> dilation)
    {
        var sizes = Enumerable.Range(0, strides.Count).Select(axis =>
            ((x.Shape[2 + axis] - 1) * strides[axis]) + Window.Extent(kernel.Shape[2 + axis].Constant, dilation[axis]) - (2 * padding[axis]) + outputPadding[axis]);
        return graph.Add(
            Op.Of<TransposedConvolution>(),
            name,
            new Shape([x.Shape[0], kernel.Shape[1], .. sizes]),
            bias is null ? [x, kernel] : [x, kernel, bias],
            new Argument("strides", ArgumentValue.Of(strides)),
            new Argument("padding", ArgumentValue.Of(padding)),
            new Argument("outputPadding", ArgumentValue.Of(outputPadding)),
            new Argument("dilation", ArgumentValue.Of(dilation)),
            new Argument("groups", ArgumentValue.Of(1)));
    }

    public override Dim Work(Node node) => ConvolutionGradients.WorkOf(node.Inputs[0], node.Inputs[1]);

    public override string Call(CallContext c) =>
        $"Kernels.Convolutions.TransposedConvolution({c[0]}, {c[1]}, {(c.Node.Inputs.Length == 3 ? c[2] : "null")}, {ConvolutionGradients.WindowOf(c)})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add(
        "ConvTranspose",
        c.Inputs,
        [.. ConvolutionGradients.OnnxWindowOf(c), new OnnxAttribute("output_padding", c.Node.Sizes("outputPadding"))]));

    public override void Differentiate(VjpContext c) => ConvolutionGradients.Add<TransposedConvolutionGradients>(c, c.Inputs[1].Shape[1]);
}

/// <summary>Computes the gradients of a <see cref="TransposedConvolution"/>.</summary>
internal sealed class TransposedConvolutionGradients : ConvolutionGradients
{
    public override Dim Work(Node node) => WorkOf(node.Inputs[1], node.Inputs[2]) * 2;

    public override string Call(CallContext c) => $"Kernels.Convolutions.TransposedConvolutionGradients({Arguments(c)})";
}
