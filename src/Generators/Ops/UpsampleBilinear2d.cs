using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Resizes images (N, channels, height, width) by bilinear interpolation.</summary>
internal sealed class UpsampleBilinear2d : Op
{
    public static Value Apply(GraphBuilder graph, Value x, Shape shape, string name) => graph.Add(
        Op.Of<UpsampleBilinear2d>(), name, shape, [x], new Argument("size", ArgumentValue.Of([shape[2], shape[3]])));

    public override string Call(CallContext c) => $"Kernels.Images.UpsampleBilinear2d({c[0]}, {c.Dims("size")})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<UpsampleBilinear2dGradient>(),
        c.NameOf(0),
        c.Inputs[0].Shape,
        [c.Gradient],
        new Argument("shape", ArgumentValue.Of(c.Inputs[0].Shape.Dims))));
}

/// <summary>Computes the gradient of <see cref="UpsampleBilinear2d"/>.</summary>
internal sealed class UpsampleBilinear2dGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Images.UpsampleBilinear2dGradient({c[0]}, {c.Dims("shape")})";
}
