using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the mean over some axes, which are removed.</summary>
internal sealed class Mean : Op
{
    public static Value Apply(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => graph.Add(
        Op.Of<Mean>(),
        name,
        new Shape(x.Shape.Dims.Where((_, axis) => !axes.Contains(axis))),
        [x],
        new Argument("axes", ArgumentValue.Of(axes.Select(axis => (long)axis))));

    public override string Call(CallContext c) => $"Kernels.Reductions.Mean({c[0]}, {c.List("axes")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Reduce("ReduceMean", c[0], c.Node.Sizes("axes"), keepDims: false));

    public override Dim Work(Node node) => node.Inputs[0].Shape.Count;

    public override void Differentiate(VjpContext c)
    {
        var axes = c.Node.Sizes("axes");
        var shape = c.Inputs[0].Shape;
        var kept = new Shape(shape.Dims.Select((dim, axis) => axes.Contains(axis) ? Dim.One : dim));
        c.Accumulate(0, () =>
        {
            var part = ScaleByCount.Apply(c.Graph, c.Gradient, 1, Dim.Product(axes.Select(axis => shape[(int)axis])), c.NameOf(0));
            return Expand.Apply(c.Graph, Reshape.Apply(c.Graph, part, kept, c.NameOf(0)), shape, c.NameOf(0));
        });
    }
}
