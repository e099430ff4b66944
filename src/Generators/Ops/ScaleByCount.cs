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

    public static Value Apply(GraphBuilder graph, Value x, double scale, Dim count, string name) => graph.Add(
        Of<ScaleByCount>(), name, x.Shape, [x], new Argument("scale", ArgumentValue.Of(scale)), new Argument("count", ArgumentValue.Of([count])));

    /// <summary>Computes the mean over some axes, which are removed.</summary>
    public static Value Mean(GraphBuilder graph, Value x, IReadOnlyList<int> axes, string name) =>
        Simplified(graph, Sum.Apply(graph, x, axes, name + "_sum"), 1, Dim.Product(axes.Select(axis => x.Shape[axis])), name);

    public override string Call(CallContext c) => $"Kernels.Elementwise.Scale({c[0]}, {ScaledDifference.Factor(c)})";

    public override void ToOnnx(OnnxContext c) =>
        c.Return(c.Add("Div", c.Add("Mul", c[0], OnnxContext.Real(c.Node.Real("scale"))), c.Count(c.Node.Dims("count")[0])));

    public override bool CanReplace(int input) => true;

    public override string CallInPlace(CallContext c, int input) => $"Kernels.Elementwise.ScaleInPlace({c[0]}, {ScaledDifference.Factor(c)})";

    public override void Differentiate(VjpContext c) =>
        c.Accumulate(0, () => Simplified(c.Graph, c.Gradient, c.Node.Real("scale"), c.Node.Dims("count")[0], c.NameOf(0)));

    /// <summary>Multiplies by scale / count as one number if the count is constant.</summary>
    private static Value Simplified(GraphBuilder graph, Value x, double scale, Dim count, string name) =>
        count.IsConstant ? Arithmetic.Scale.Apply(graph, x, scale / count.Constant, name) : Apply(graph, x, scale, count, name);
}
