using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the largest element over some axes, which are removed.</summary>
internal sealed class Largest : Op
{
    public static Value Apply(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) => graph.Add(
        Op.Of<Largest>(),
        name,
        new Shape(x.Shape.Dims.Where((_, axis) => !axes.Contains(axis))),
        [x],
        new Argument("axes", ArgumentValue.Of(axes.Select(axis => (long)axis))));

    public override string Call(CallContext c) => $"{c[0]}.amax(new long[] {{ {c.List("axes")} }})";

    public override void ToOnnx(OnnxContext c) => c.Return(c.Reduce("ReduceMax", c[0], c.Node.Sizes("axes"), keepDims: false));

    public override Dim Work(Node node) => node.Inputs[0].Shape.Count;

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<LargestGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0], c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>
/// Computes the gradient of <see cref="Largest"/>: each element goes to the largest element, in equal parts if several elements are equal.
/// </summary>
internal sealed class LargestGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Reductions.LargestGradient({c[0]}, {c[1]}, {c[2]}, {c.List("axes")})";
}
