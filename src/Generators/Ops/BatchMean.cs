using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>The mean over everything, the batch included: one number, what a loss of the user's own comes to.</summary>
internal sealed class BatchMean : Op
{
    public static Value Apply(GraphBuilder graph, Value x, string name) => graph.Add(OpCatalogue.Of<BatchMean>(), name, Shape.Scalar, [x]);

    public override string Call(CallContext c) => $"Kernels.Mean({c[0]})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        OpCatalogue.Of<Spread>(),
        c.NameOf(0),
        c.Inputs[0].Shape,
        [c.Inputs[0]],
        new Argument("scale", ArgumentValue.Of(c.Seed)),
        new Argument("count", ArgumentValue.Of([c.Inputs[0].Shape.Count]))));
}

/// <summary>The same number everywhere, scale / count, in the shape of the input.</summary>
internal sealed class Spread : Op
{
    public override string Call(CallContext c) => $"Kernels.Spread({c[0]}, {ScaledDifference.Factor(c)})";
}
