using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes x · scale / count, where the count is the size of some axes and may be known at run time only.</summary>
internal sealed class ScaleByCount : Op
{
    public override OpTraits Traits => OpTraits.Elementwise;

    public static Value Apply(GraphBuilder graph, Value x, double scale, Dim count, string name) => count.IsConstant
        ? Pointwise.Scale(graph, x, scale / count.Constant, name)
        : graph.Add(
            OpCatalogue.Of<ScaleByCount>(),
            name,
            x.Shape,
            [x],
            new Argument("scale", ArgumentValue.Of(scale)),
            new Argument("count", ArgumentValue.Of([count])));

    /// <summary>Computes the mean over some axes, which are removed.</summary>
    public static Value Mean(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) =>
        Apply(graph, Sum.Apply(graph, x, axes, name + "_sum"), 1, Dim.Product(axes.Select(axis => x.Shape[axis])), name);

    public override string Call(CallContext c) => $"Kernels.Elementwise.Scale({c[0]}, {ScaledDifference.Factor(c)})";

    public override bool CanReplace(int input) => true;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Elementwise.ScaleInPlace({c[0]}, {ScaledDifference.Factor(c)})";

    public override void Differentiate(VjpContext c) =>
        c.Accumulate(0, () => Apply(c.Graph, c.Gradient, c.Node.Real("scale"), c.Node.Dims("count")[0], c.NameOf(0)));
}

/// <summary>Computes the largest or the smallest element over some axes, which are kept with size one.</summary>
internal sealed class Extreme : Op
{
    public static Value Apply(GraphBuilder graph, Value x, bool largest, IReadOnlyList<int> axes, string name) => graph.Add(
        OpCatalogue.Of<Extreme>(),
        name,
        new Shape(x.Shape.Dims.Select((dim, axis) => axes.Contains(axis) ? Dim.One : dim)),
        [x],
        new Argument("largest", ArgumentValue.Of(largest)),
        new Argument("axes", ArgumentValue.Of(axes.Select(axis => (long)axis))));

    public override string Call(CallContext c) => $"{c[0]}.{(c.Node.Flag("largest") ? "amax" : "amin")}(new long[] {{ {c.List("axes")} }}, true)";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        OpCatalogue.Of<ExtremeGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Inputs[0], c.Outputs[0]], c.Node.Arguments[1]));
}

/// <summary>Computes the gradient of <see cref="Extreme"/>: it goes to the extreme element, in equal parts if several elements are equal.</summary>
internal sealed class ExtremeGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Reductions.ExtremeGradient({c[0]}, {c[1]}, {c[2]}, new long[] {{ {c.List("axes")} }})";
}
