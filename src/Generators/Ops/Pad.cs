using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Adds a constant, by default zero, before and after the elements of one axis.</summary>
internal sealed class Pad : Op
{
    public static Value Apply(GraphBuilder graph, Value x, int axis, Dim before, Dim after, string? name = null, double value = 0) =>
        before.Is(0) && after.Is(0) ? x : graph.Add(
            Op.Of<Pad>(),
            name ?? x.Name + "_padded",
            x.Shape.With(axis, x.Shape[axis] + before + after),
            [x],
            new Argument("axis", ArgumentValue.Of(axis)),
            new Argument("padding", ArgumentValue.Of([before, after])),
            new Argument("value", ArgumentValue.Of(value)));

    public override string Call(CallContext c) => $"Kernels.Shapes.Pad({c[0]}, {c.Integer("axis")}, {c.Dims("padding")}, {c.Real("value")})";

    public override void ToOnnx(OnnxContext c)
    {
        var (axis, padding, rank) = ((int)c.Node.Integer("axis"), c.Node.Dims("padding"), c.Node.Output.Shape.Rank);
        var borders = Enumerable.Range(0, 2 * rank).Select(index => index % rank == axis ? padding[index / rank] : Dim.Zero).ToList();
        c.Return(c.Add("Pad", c[0], c.Sizes(borders), OnnxContext.Real(c.Node.Real("value"))));
    }

    public override void Differentiate(VjpContext c)
    {
        var axis = (int)c.Node.Integer("axis");
        c.Accumulate(0, () => Narrow.Apply(c.Graph, c.Gradient, axis, c.Node.Dims("padding")[0], c.Inputs[0].Shape[axis], c.NameOf(0)));
    }
}
