using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class SparseCategoricalAccuracy : Layer
{
    public override Signature Signature { get; } = new("SparseCategoricalAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "The part of the samples for which the largest output stands at the target's number.",
        Shapes = "output (N, ..., classes), target (N, ...) or (N, ..., 1) -> one number",
        Operands = [LossRules.Output, Operand.Ids("target", "The number of the right class, from 0.")],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "SparseCategoricalAccuracy") && LossRules.CheckSparse(c, "SparseCategoricalAccuracy") ? Shape.Scalar : null;

    public override Value Lower(LowerContext c) => Matches.Apply<SparseCategoricalMatches>(c.Graph, c.Inputs[0], LossRules.Squeeze(c), c.Name);
}
