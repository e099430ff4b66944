using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class CategoricalAccuracy : Layer
{
    public override Signature Signature { get; } = new("CategoricalAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "The part of the samples for which the largest output stands where the largest target stands.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Operands = [LossRules.Output, LossRules.Target],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "CategoricalAccuracy") && LossRules.CheckSame(c, "CategoricalAccuracy") ? Shape.Scalar : null;

    public override Value Lower(LowerContext c) => Matches.Apply<CategoricalMatches>(c.Graph, c.Inputs[0], c.Inputs[1], c.Name);
}
