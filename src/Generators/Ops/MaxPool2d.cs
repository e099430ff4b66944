using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>The largest element in each window of images (N, C, H, W), and where it stood, for the gradient.</summary>
internal sealed class MaxPool2d : Op
{
    public override OpTraits Traits => OpTraits.Largest;

    public static Value Apply(GraphBuilder graph, Value x, string name, IReadOnlyList<long> size, IReadOnlyList<long> strides, IReadOnlyList<long> padding)
    {
        Dim Output(int axis) => Window.Output(x.Shape[2 + axis] + (2 * padding[axis]), size[axis], strides[axis], 1, PaddingMode.Valid);

        var shape = Shape.Of(x.Shape[0], x.Shape[1], Output(0), Output(1));
        return graph.Add(
            OpCatalogue.Of<MaxPool2d>(),
            [(name, x.DType, shape), (name + "_places", DType.Int64, shape)],
            [x],
            new Argument("size", ArgumentValue.Of(size)),
            new Argument("strides", ArgumentValue.Of(strides)),
            new Argument("padding", ArgumentValue.Of(padding)))[0];
    }

    public override bool IsOptional(int output) => output == 1;

    public override string Call(CallContext c) =>
        c.IsRead(1) ? $"Kernels.MaxPool2dWithPlaces({c[0]}, {WindowOf(c)})" : $"Kernels.MaxPool2d({c[0]}, {WindowOf(c)})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        OpCatalogue.Of<MaxPool2dGradient>(),
        c.NameOf(0),
        c.Inputs[0].Shape,
        [c.Gradient, c.Inputs[0], c.Outputs[1]],
        [.. c.Node.Arguments]));

    internal static string WindowOf(CallContext c) => $"size: {c.Sizes("size")}, strides: {c.Sizes("strides")}, padding: {c.Sizes("padding")}";
}

/// <summary>The gradient of <see cref="MaxPool2d"/>: each element goes to where the largest stood.</summary>
internal sealed class MaxPool2dGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.MaxPool2dGradient({c[0]}, {c[1]}, {c[2]}, {MaxPool2d.WindowOf(c)})";
}
