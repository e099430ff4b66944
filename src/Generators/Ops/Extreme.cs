using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the largest or the smallest element over some axes, which are kept with size one.</summary>
internal sealed class Extreme : Op
{
    public static Value Apply(GraphBuilder graph, Value x, bool largest, IReadOnlyList<int> axes, string name) => graph.Add(
        Op.Of<Extreme>(),
        name,
        new Shape(x.Shape.Dims.Select((dim, axis) => axes.Contains(axis) ? Dim.One : dim)),
        [x],
        new Argument("largest", ArgumentValue.Of(largest)),
        new Argument("axes", ArgumentValue.Of(axes.Select(axis => (long)axis))));

    public override string Call(CallContext c) => $"{c[0]}.{(c.Node.Flag("largest") ? "amax" : "amin")}(new long[] {{ {c.List("axes")} }}, true)";

    public override void ToOnnx(OnnxContext c) =>
        c.Return(c.Reduce(c.Node.Flag("largest") ? "ReduceMax" : "ReduceMin", c[0], c.Node.Sizes("axes"), keepDims: true));

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<ExtremeGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0], c.Outputs[0]], c.Node.Arguments[1]));
}

/// <summary>Computes the gradient of <see cref="Extreme"/>: it goes to the extreme element, in equal parts if several elements are equal.</summary>
internal sealed class ExtremeGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Reductions.ExtremeGradient({c[0]}, {c[1]}, {c[2]}, new long[] {{ {c.List("axes")} }})";
}
