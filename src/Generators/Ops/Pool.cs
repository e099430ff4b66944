using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes one element for each window of images or volumes (N, C, ...). A window may exceed the input by <c>padding</c> before, and, if <c>ceil</c>
/// is set, by any number of elements after. Elements outside do not count.
/// </summary>
internal abstract class Pool : Op
{
    protected static Argument[] ArgumentsOf(IReadOnlyList<long> size, IReadOnlyList<long> strides, IReadOnlyList<Dim> padding, bool ceil) =>
    [
        new("size", ArgumentValue.Of(size)),
        new("strides", ArgumentValue.Of(strides)),
        new("padding", ArgumentValue.Of(padding)),
        new("ceil", ArgumentValue.Of(ceil)),
    ];

    /// <summary>
    /// Gets the attributes of ONNX's poolings. Returns false if the padding is known at run time only. Then the operand must be padded first, because
    /// the attributes are constants.
    /// </summary>
    protected static bool TryOnnxWindow(OnnxContext c, out OnnxAttribute[] window)
    {
        var borders = Borders(c.Node);
        var isKnown = borders.All(border => border.IsConstant);
        window =
        [
            new("kernel_shape", c.Node.Sizes("size")),
            new("strides", c.Node.Sizes("strides")),
            .. isKnown ? [new OnnxAttribute("pads", borders.Select(border => border.Constant).ToList())] : Array.Empty<OnnxAttribute>(),
        ];
        return isKnown;
    }

    /// <summary>Pads the spatial axes of an operand.</summary>
    protected static OnnxValue PadForOnnx(OnnxContext c, OnnxValue x, double value)
    {
        var borders = Borders(c.Node);
        var axes = borders.Count / 2;
        return c.Add("Pad", x, c.Sizes([Dim.Zero, Dim.Zero, .. borders.Take(axes), Dim.Zero, Dim.Zero, .. borders.Skip(axes)]), OnnxContext.Real(value));
    }

    /// <summary>Gets the padding before each spatial axis, then the padding after each, which is what the windows exceed the operand by.</summary>
    private static IReadOnlyList<Dim> Borders(Node node)
    {
        var (size, strides, before) = (node.Sizes("size"), node.Sizes("strides"), node.Dims("padding"));
        var after = before.Select((border, i) =>
            node.Flag("ceil") ? ((node.Output.Shape[2 + i] - 1) * strides[i]) + size[i] - node.Inputs[0].Shape[2 + i] - border : Dim.Zero);
        return [.. before, .. after.Select(border => border.IsConstant ? Dim.Of(Math.Max(border.Constant, 0)) : border)];
    }

    internal static string WindowOf(CallContext c) =>
        $"size: {c.Sizes("size")}, strides: {c.Sizes("strides")}, padding: ({c.Dims("padding")}), ceil: {(c.Node.Flag("ceil") ? "true" : "false")}";
}

/// <summary>Computes the largest element of each window, and its index, which the gradient needs.</summary>
internal sealed class MaxPool : Pool
{
    public override OpTraits Traits => OpTraits.Largest;

    public static Value Apply(
        GraphBuilder graph, Value x, Shape shape, string name, IReadOnlyList<long> size, IReadOnlyList<long> strides, IReadOnlyList<Dim> padding, bool ceil) => graph.Add(
            Op.Of<MaxPool>(),
            [(name, x.DType, shape), (name + "_places", DType.Int64, shape)],
            [x],
            ArgumentsOf(size, strides, padding, ceil))[0];

    public override bool IsOptional(int output) => output == 1;

    public override string Call(CallContext c) => $"Kernels.Pooling.MaxPool{(c.IsRead(1) ? "WithPlaces" : "")}({c[0]}, {WindowOf(c)})";

    public override void ToOnnx(OnnxContext c) => c.Return(TryOnnxWindow(c, out var window)
        ? c.Add("MaxPool", c.Inputs, window)
        : c.Add("MaxPool", [PadForOnnx(c, c[0], double.NegativeInfinity)], window));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<MaxPoolGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[1]], [.. c.Node.Arguments, new("shape", ArgumentValue.Of(c.Inputs[0].Shape.Dims))]));
}

/// <summary>
/// Computes the gradient of <see cref="MaxPool"/>: each element is added at the index of its window's largest element. It needs the shape of the operand, but not
/// the operand, whose memory is free after the forward pass.
/// </summary>
internal sealed class MaxPoolGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Pooling.MaxPoolGradient({c[0]}, {c[1]}, [{c.Dims("shape")}], {Pool.WindowOf(c)})";
}

/// <summary>Computes the mean of each window.</summary>
internal sealed class AveragePool : Pool
{
    public static Value Apply(
        GraphBuilder graph, Value x, Shape shape, string name, IReadOnlyList<long> size, IReadOnlyList<long> strides, IReadOnlyList<Dim> padding, bool ceil) =>
        graph.Add(Op.Of<AveragePool>(), name, shape, [x], ArgumentsOf(size, strides, padding, ceil));

    public override string Call(CallContext c) => $"Kernels.Pooling.AveragePool({c[0]}, {WindowOf(c)})";

    public override void ToOnnx(OnnxContext c)
    {
        if (TryOnnxWindow(c, out var window))
        {
            c.Return(c.Add("AveragePool", c.Inputs, window));
            return;
        }

        // The fraction of each window that is inside of the operand is the mean of ones, padded with zeros.
        var sums = c.Add("AveragePool", [PadForOnnx(c, c[0], 0)], window);
        var ones = c.Add("Expand", OnnxContext.Real(1), c.Add("Shape", c[0]));
        c.Return(c.Add("Div", sums, c.Add("AveragePool", [PadForOnnx(c, ones, 0)], window)));
    }

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<AveragePoolGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes the gradient of <see cref="AveragePool"/>: each element goes to its window in equal parts.</summary>
internal sealed class AveragePoolGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Pooling.AveragePoolGradient({c[0]}, {c[1]}, {Pool.WindowOf(c)})";
}
