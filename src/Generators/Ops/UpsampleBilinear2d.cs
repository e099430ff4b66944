using System.Linq;
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

    public override void ToOnnx(OnnxContext c)
    {
        // The factors are whole numbers, also if the sizes are known at run time only.
        var (from, to) = (c.Node.Inputs[0].Shape, c.Node.Output.Shape);
        var factors = Enumerable.Range(2, 2).Select(axis => to[axis].DivideExactly(from[axis])!.Constant).ToList();
        c.Return(c.Add(
            "Resize",
            [c[0], null, new OnnxReals([1, 1, .. factors.Select(factor => (double)factor)])],
            new OnnxAttribute("mode", "linear"),
            new OnnxAttribute("coordinate_transformation_mode", "half_pixel")));
    }

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
