using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes the mean absolute cosine between the rows, or columns, of a matrix, times a factor. A regularizer adds it to the loss.</summary>
internal sealed class OrthogonalPenalty : Op
{
    public static Value Apply(GraphBuilder graph, Value x, double factor, bool byColumns, string name) =>
        graph.Add(Op.Of<OrthogonalPenalty>(), name, Shape.Scalar, [x], Settings(factor, byColumns ? 0 : 1));

    public override string Call(CallContext c) => $"Kernels.Penalties.OrthogonalPenalty({c[0]}, {c.Real("factor")}, {c.Integer("axis")})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<OrthogonalPenaltyGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Inputs[0]], Settings(c.Node.Real("factor"), c.Node.Integer("axis"))));

    private static Argument[] Settings(double factor, long axis) => [new("factor", ArgumentValue.Of(factor)), new("axis", ArgumentValue.Of(axis))];
}

/// <summary>Computes the gradient of <see cref="OrthogonalPenalty"/>.</summary>
internal sealed class OrthogonalPenaltyGradient : Op
{
    public override string Call(CallContext c) => $"Kernels.Penalties.OrthogonalPenaltyGradient({c[0]}, {c.Real("factor")}, {c.Integer("axis")})";
}
