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

    public override string Call(CallContext c) =>
        $"Kernels.Conv2d({c[0]}, {c[1]}, {(c.Node.Inputs.Length == 3 ? c[2] : "null")}, {WindowOf(c)})";

    public override void Differentiate(VjpContext c)
    {
        // One kernel computes all three gradients; it is told which of them anybody needs.
        var wanted = Enumerable.Range(0, c.Inputs.Count).Where(c.Needs).ToList();
        var gradients = c.Graph.Add(
            OpCatalogue.Of<Convolution2dGradient>(),
            wanted.Select(input => (c.NameOf(input), c.Inputs[input].DType, c.Inputs[input].Shape)).ToList(),
            [c.Gradient, c.Inputs[0], c.Inputs[1]],
            [.. c.Node.Arguments, new Argument("wanted", ArgumentValue.Of(wanted.Select(input => (long)input)))]);
        for (var i = 0; i < wanted.Count; i++)
        {
            var gradient = gradients[i];
            c.Accumulate(wanted[i], () => gradient);
        }
    }

    internal static string WindowOf(CallContext c) =>
        $"strides: {c.Sizes("strides")}, padding: {c.Sizes("padding")}, dilation: {c.Sizes("dilation")}, groups: {c.Integer("groups")}";
}

/// <summary>The gradients of a <see cref="Convolution2d"/>: of the images, the kernel and the bias, those of them that are wanted.</summary>
internal sealed class Convolution2dGradient : Op
{
    private static readonly string[] s_suffixes = ["Input", "Kernel", "Bias"];

    public override string Call(CallContext c) =>
        $"Kernels.Conv2d{string.Concat(c.Node.Sizes("wanted").Select(input => s_suffixes[input]))}Gradient({c[0]}, {c[1]}, {c[2]}, {Convolution2d.WindowOf(c)})";
}
