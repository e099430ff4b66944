using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Cross-correlation of images (N, C, H, W) with kernels (F, C / groups, h, w), plus a bias where there are three inputs.
/// The padding is the same on both sides.
/// </summary>
internal sealed class Convolution2d : Op
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
        Dim Output(int axis) => Window.Output(
            x.Shape[2 + axis] + (2 * padding[axis]), kernel.Shape[2 + axis].Constant, strides[axis], dilation[axis], PaddingMode.Valid);

        return graph.Add(
            OpCatalogue.Of<Convolution2d>(),
            name,
            Shape.Of(x.Shape[0], kernel.Shape[0], Output(0), Output(1)),
            bias is null ? [x, kernel] : [x, kernel, bias],
            new Argument("strides", ArgumentValue.Of(strides)),
            new Argument("padding", ArgumentValue.Of(padding)),
            new Argument("dilation", ArgumentValue.Of(dilation)),
            new Argument("groups", ArgumentValue.Of(groups)));
    }

    public override Dim Work(Node node) => WorkOf(node.Output, node.Inputs[1]);

    public override string Call(CallContext c) =>
        $"Kernels.Conv2d({c[0]}, {c[1]}, {(c.Node.Inputs.Length == 3 ? c[2] : "null")}, {WindowOf(c)})";

    public override void Differentiate(VjpContext c)
    {
        // One kernel computes all three gradients; what nobody reads of them it does not compute.
        var (x, kernel) = (c.Inputs[0], c.Inputs[1]);
        var gradients = c.Graph.Add(
            OpCatalogue.Of<Convolution2dGradients>(),
            [(c.NameOf(0), x.DType, x.Shape), (c.NameOf(1), kernel.DType, kernel.Shape), ("d_bias", kernel.DType, Shape.Of(kernel.Shape[0]))],
            [c.Gradient, x, kernel],
            [.. c.Node.Arguments]);
        for (var i = 0; i < c.Inputs.Count; i++)
        {
            var gradient = gradients[i];
            c.Accumulate(i, () => gradient);
        }
    }

    /// <summary>Each element of the result is a sum over the kernel of its filter.</summary>
    internal static Dim WorkOf(Value result, Value kernel) => result.Shape.Count * Dim.Product(kernel.Shape.Dims.Skip(1));

    internal static string WindowOf(CallContext c) =>
        $"strides: {c.Sizes("strides")}, padding: {c.Sizes("padding")}, dilation: {c.Sizes("dilation")}, groups: {c.Integer("groups")}";
}

/// <summary>The gradients of a <see cref="Convolution2d"/>: of the images, the kernel and the bias.</summary>
internal sealed class Convolution2dGradients : Op
{
    public override Dim Work(Node node) => Convolution2d.WorkOf(node.Inputs[0], node.Inputs[2]) * 2;

    public override string Call(CallContext c)
    {
        var wanted = string.Join(", ", Enumerable.Range(0, 3).Select(output => c.IsRead(output) ? "true" : "false"));
        return $"Kernels.Conv2dGradients({c[0]}, {c[1]}, {c[2]}, wanted: ({wanted}), {Convolution2d.WindowOf(c)})";
    }
}
