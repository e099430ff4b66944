using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the mean of (output - target)² over all elements.</summary>
internal sealed class MeanSquaredError : Op
{
    public static Value Apply(GraphBuilder graph, Value output, Value target, string name) =>
        graph.Add(Op.Of<MeanSquaredError>(), name, Shape.Scalar, [output, target]);

    public override string Call(CallContext c) => $"Kernels.Losses.MeanSquaredError({c[0]}, {c[1]})";

    public override void Differentiate(VjpContext c)
    {
        var count = c.Inputs[0].Shape.Count;
        c.Accumulate(0, () => ScaledDifference.Apply(c.Graph, c.Inputs[0], c.Inputs[1], 2 * c.Seed, count, c.NameOf(0)));
        c.Accumulate(1, () => ScaledDifference.Apply(c.Graph, c.Inputs[1], c.Inputs[0], 2 * c.Seed, count, c.NameOf(1)));
    }
}
