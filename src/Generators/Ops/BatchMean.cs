using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>
/// Computes the mean over all axes, including the batch, which is a scalar. It is the value of a loss that the user wrote as a tensor.
/// </summary>
internal sealed class BatchMean : Op
{
    public static Value Apply(GraphBuilder graph, Value x, string name) => graph.Add(Op.Of<BatchMean>(), name, Shape.Scalar, [x]);

    public override string Call(CallContext c) => $"Kernels.Reductions.Mean({c[0]})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<Spread>(),
        c.NameOf(0),
        c.Inputs[0].Shape,
        [c.Inputs[0]],
        new Argument("scale", ArgumentValue.Of(c.Seed)),
        new Argument("count", ArgumentValue.Of([c.Inputs[0].Shape.Count]))));
}

/// <summary>Fills the shape of the input with scale / count.</summary>
internal sealed class Spread : Op
{
    public override string Call(CallContext c) => $"Kernels.Creation.Spread({c[0]}, {ScaledDifference.Factor(c)})";
}
