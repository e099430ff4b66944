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

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<AveragePoolGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes the gradient of <see cref="AveragePool"/>: each element goes to its window in equal parts.</summary>
internal sealed class AveragePoolGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Pooling.AveragePoolGradient({c[0]}, {c[1]}, {Pool.WindowOf(c)})";
}
