using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;

namespace CompiledNets.Generators.Ops;

/// <summary>The probabilities along an axis that are nearest to the operand.</summary>
internal sealed class Sparsemax : Op
{
    public static Value Apply(GraphBuilder graph, Value x, int axis, string name) =>
        graph.Add(OpCatalogue.Of<Sparsemax>(), name, x.Shape, [x], new Argument("axis", ArgumentValue.Of(axis)));

    public override string Call(CallContext c) => $"Kernels.Sparsemax({c[0]}, {c.Integer("axis")})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        OpCatalogue.Of<SparsemaxGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Gradient, c.Outputs[0]], [.. c.Node.Arguments]));
}

/// <summary>g less its mean over what is not zero, and zero elsewhere.</summary>
internal sealed class SparsemaxGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.SparsemaxGradient({c[0]}, {c[1]}, {c.Integer("axis")})";
}
