using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the sum over some axes, which are removed.</summary>
internal sealed class Sum : Op
{
    public static Value Apply(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => graph.Add(
        Op.Of<Sum>(),
        name,
        new Shape(x.Shape.Dims.Where((_, axis) => !axes.Contains(axis))),
        [x],
        new Argument("axes", ArgumentValue.Of(axes.Select(axis => (long)axis))));

    /// <summary>Computes the gradient of a tensor that was broadcast: the sum over the axes that were broadcast.</summary>
    public static Value To(GraphBuilder graph, Value x, Shape shape, string name)
    {
        var missing = x.Shape.Rank - shape.Rank;
        var axes = Enumerable.Range(0, x.Shape.Rank)
            .Where(axis => axis < missing || (shape[axis - missing].Is(1) && !x.Shape[axis].Is(1)))
            .ToList();
        return axes.Count == 0 ? x : Reshape.Apply(graph, Apply(graph, x, axes, name), shape, name);
    }

    public override string Call(CallContext c) => $"Kernels.Reductions.Sum({c[0]}, {c.List("axes")})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Reduce("ReduceSum", c[0], c.Node.Sizes("axes"), keepDims: false));

    public override bool HasInto => true;

    public override string CallInto(CallContext c, string destination) => $"Kernels.Reductions.SumInto({destination}, {c[0]}, {c.List("axes")})";

    public override void Differentiate(VjpContext c)
    {
        var axes = c.Node.Sizes("axes");
        var shape = c.Inputs[0].Shape;
        var kept = new Shape(shape.Dims.Select((dim, axis) => axes.Contains(axis) ? Dim.One : dim));
        c.Accumulate(0, () => Expand.Apply(c.Graph, Reshape.Apply(c.Graph, c.Gradient, kept, c.NameOf(0)), shape, c.NameOf(0)));
    }
}
