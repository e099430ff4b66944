using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the probabilities along an axis that are nearest to the operand.</summary>
internal sealed class Sparsemax : Op
{
    public static Value Apply(GraphBuilder graph, Value x, int axis, string name) =>
        graph.Add(Op.Of<Sparsemax>(), name, x.Shape, [x], new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Probabilities.Sparsemax({c[0]}, {c.Integer("axis")})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<SparsemaxGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>Computes g minus its mean over the nonzero elements of the result, and zero for the other elements.</summary>
internal sealed class SparsemaxGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Probabilities.SparsemaxGradient({c[0]}, {c[1]}, {c.Integer("axis")})";
}
