using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes the cross-correlation of images or volumes (N, C, ...) with kernels (F, C / groups, ...), plus a bias if there is a third input. The
/// padding is the same on both sides.
/// </summary>
internal sealed class Convolution : Op
{
    public static Value Apply(
        GraphBuilder graph,
        Value x,
        Value kernel,
        Value? bias,
        string name,
        IReadOnlyList<long> strides,
        IReadOnlyList<long> padding,
        IReadOnlyList<long> dilation,
        long groups)
    {
        var sizes = Enumerable.Range(0, strides.Count).Select(axis => Window.Output(
            x.Shape[2 + axis] + (2 * padding[axis]), kernel.Shape[2 + axis].Constant, strides[axis], dilation[axis], PaddingMode.Valid));
        return graph.Add(
            Op.Of<Convolution>(),
            name,
            new Shape([x.Shape[0], kernel.Shape[0], .. sizes]),
            bias is null ? [x, kernel] : [x, kernel, bias],
            new Argument("strides", ArgumentValue.Of(strides)),
            new Argument("padding", ArgumentValue.Of(padding)),
            new Argument("dilation", ArgumentValue.Of(dilation)),
            new Argument("groups", ArgumentValue.Of(groups)));
    }

    public override OpTraits Traits => OpTraits.EndsInRelu;

    public override Dim Work(Node node) => ConvolutionGradients.WorkOf(node.Output, node.Inputs[1]);

    public override string Call(CallContext c) =>
        $"Kernels.Convolutions.Convolution({c[0]}, {c[1]}, {(c.Node.Inputs.Length == 3 ? c[2] : "null")}, {ConvolutionGradients.WindowOf(c)}{c.Relu})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Add("Conv", c.Inputs, [.. ConvolutionGradients.OnnxWindowOf(c)]));

    public override void Differentiate(VjpContext c) => ConvolutionGradients.Add<ConvolutionGradients>(c, c.Inputs[1].Shape[0]);
}

/// <summary>
/// Computes the gradients of a convolution with respect to its operand, its kernel and its bias. One kernel computes all three, and skips those that
/// nothing reads.
/// </summary>
internal class ConvolutionGradients : Op
{
    public override Dim Work(Node node) => WorkOf(node.Inputs[0], node.Inputs[2]) * 2;

    public override string Call(CallContext c) => $"Kernels.Convolutions.ConvolutionGradients({Arguments(c)})";

    internal static void Add<T>(VjpContext c, Dim filters)
        where T : ConvolutionGradients, new()
    {
        var (x, kernel) = (c.Inputs[0], c.Inputs[1]);
        var gradients = c.Graph.Add(
            Op.Of<T>(),
            [(c.NameOf(0), x.DType, x.Shape), (c.NameOf(1), kernel.DType, kernel.Shape), ("d_bias", kernel.DType, Shape.Of(filters))],
            [c.Gradient, x, kernel],
            [.. c.Node.Arguments]);
        for (var i = 0; i < c.Inputs.Count; i++)
        {
            var gradient = gradients[i];
            c.Accumulate(i, () => gradient);
        }
    }

    /// <summary>Computes the number of multiplications. Each element of the result is a sum over the kernel of its filter.</summary>
    internal static Dim WorkOf(Value result, Value kernel) => result.Shape.Count * Dim.Product(kernel.Shape.Dims.Skip(1));

    /// <summary>Writes the arguments of the kernel.</summary>
    protected static string Arguments(CallContext c) => $"{c[0]}, {c[1]}, {c[2]}, wanted: {c.Wanted(0, 3)}, {WindowOf(c)}";

    /// <summary>Gets the attributes of ONNX's convolutions.</summary>
    internal static IEnumerable<OnnxAttribute> OnnxWindowOf(OnnxContext c)
    {
        var padding = c.Node.Sizes("padding");
        return
        [
            new("strides", c.Node.Sizes("strides")),
            new("pads", (IReadOnlyList<long>)[.. padding, .. padding]),
            new("dilations", c.Node.Sizes("dilation")),
            new("group", c.Node.Integer("groups")),
        ];
    }

    internal static string WindowOf(CallContext c) =>
        $"strides: {c.Sizes("strides")}, padding: {c.Sizes("padding")}, "
        + (c.Node.Find("outputPadding") is null ? "" : $"outputPadding: {c.Sizes("outputPadding")}, ")
        + $"dilation: {c.Sizes("dilation")}, groups: {c.Integer("groups")}";
}
