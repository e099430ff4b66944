using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Computes l1 · sum|x| + l2 · sum x², which a regularizer adds to the loss.</summary>
internal sealed class Penalty : Op
{
    public static Value Apply(GraphBuilder graph, Value x, FormulaModel regularizer, string name) => regularizer switch
    {
        { Name: "L1" } => Apply(graph, x, regularizer.Arguments[0], 0, name),
        { Name: "L2" } => Apply(graph, x, 0, regularizer.Arguments[0], name),
        { Name: FormulaModel.Orthogonal } => OrthogonalPenalty.Apply(graph, x, regularizer.Arguments[0], byColumns: regularizer.Arguments[1] == 1, name),
        _ => Apply(graph, x, regularizer.Arguments[0], regularizer.Arguments[1], name),
    };

    public static Value Apply(GraphBuilder graph, Value x, double l1, double l2, string name) =>
        graph.Add(Op.Of<Penalty>(), name, Shape.Scalar, [x], Factors(l1, l2));

    public override string Call(CallContext c) => $"Kernels.Penalties.{Kind(c)}Penalty({c[0]}, {c.Real("l1")}, {c.Real("l2")})";

    public override void Differentiate(VjpContext c) => c.Accumulate(0, () => c.Graph.Add(
        Op.Of<PenaltyGradient>(), c.NameOf(0), c.Inputs[0].Shape, [c.Inputs[0]], Factors(c.Node.Real("l1"), c.Node.Real("l2"))));

    /// <summary>Gets the prefix of the kernels for results of layers, whose penalty is a sum over the batch. Weights have constant shapes.</summary>
    public static string Kind(CallContext c) => c.Node.Inputs[0].Shape.Count.IsConstant ? "" : "Activity";

    private static Argument[] Factors(double l1, double l2) => [new("l1", ArgumentValue.Of(l1)), new("l2", ArgumentValue.Of(l2))];
}

/// <summary>Computes l1 · sign(x) + 2 · l2 · x, the gradient of <see cref="Penalty"/>.</summary>
internal sealed class PenaltyGradient : Op
{
    public override OpTraits Traits => OpTraits.Elementwise;

    public override string Call(CallContext c) => $"Kernels.Penalties.{Penalty.Kind(c)}PenaltyGradient({c[0]}, {c.Real("l1")}, {c.Real("l2")})";
}
