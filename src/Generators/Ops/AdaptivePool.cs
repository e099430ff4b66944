using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes the mean of each of <c>size</c> windows along each axis. Window i covers the elements from floor(i · in / out) to below ceil((i + 1) · in / out).
/// </summary>
internal sealed class AdaptiveAveragePool : Op
{
    public static Value Apply(GraphBuilder graph, Value x, IReadOnlyList<long> size, string name) =>
        graph.Add(Op.Of<AdaptiveAveragePool>(), name, ShapeOf(x, size), [x], new Argument("size", ArgumentValue.Of(size)));

    public override string Call(CallContext c) => $"Kernels.Pooling.AdaptiveAveragePool({c[0]}, size: {c.Sizes("size")})";

    // The mean of the windows along an axis is a product with a matrix.
    public override void ToOnnx(OnnxContext c) => c.Return(AdaptiveWindows.ToOnnx(c, "AveragePool", (x, windows) =>
        c.Add("MatMul", x, c.Transpose(c.Add("Div", c.Float(windows.IsInside), c.Float(windows.Counts)), 1, 0))));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<AdaptiveAveragePoolGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0]]));

    internal static Shape ShapeOf(Value x, IReadOnlyList<long> size) => new([x.Shape[0], x.Shape[1], .. size.Select(Dim.Of)]);
}

/// <summary>Computes the gradient of <see cref="AdaptiveAveragePool"/>.</summary>
internal sealed class AdaptiveAveragePoolGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Pooling.AdaptiveAveragePoolGradient({c[0]}, {c[1]})";
}

/// <summary>Computes the largest element of each window of <see cref="AdaptiveAveragePool"/>, and its index, which the gradient needs.</summary>
internal sealed class AdaptiveMaxPool : Op
{
    public override OpTraits Traits => OpTraits.Largest;

    public static Value Apply(GraphBuilder graph, Value x, IReadOnlyList<long> size, string name)
    {
        var shape = AdaptiveAveragePool.ShapeOf(x, size);
        return graph.Add(
            Op.Of<AdaptiveMaxPool>(),
            [(name, x.DType, shape), (name + "_places", DType.Int64, shape)],
            [x],
            new Argument("size", ArgumentValue.Of(size)))[0];
    }

    public override bool IsOptional(int output) => output == 1;

    public override string Call(CallContext c) => $"Kernels.Pooling.AdaptiveMaxPool{(c.IsRead(1) ? "WithPlaces" : "")}({c[0]}, size: {c.Sizes("size")})";

    public override void ToOnnx(OnnxContext c) => c.Return(AdaptiveWindows.ToOnnx(c, "MaxPool", (x, windows) =>
    {
        var rank = c.Node.Output.Shape.Rank;
        var inWindows = c.Add("Where", windows.IsInside, c.Add("Unsqueeze", x, OnnxContext.Integers(rank - 1)), OnnxContext.Real(double.NegativeInfinity));
        return c.Reduce("ReduceMax", inWindows, [rank], keepDims: false);
    }));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<AdaptiveMaxPoolGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0], c.Outputs[1]]));
}

/// <summary>Computes the gradient of <see cref="AdaptiveMaxPool"/>: each element is added at the index of its window's largest element.</summary>
internal sealed class AdaptiveMaxPoolGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Pooling.AdaptiveMaxPoolGradient({c[0]}, {c[1]}, {c[2]})";
}
