using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class BinaryAccuracy : Layer
{
    public override Signature Signature { get; } = new("BinaryAccuracy", WordKind.Metric, "Metrics")
    {
        Summary = "The part of the outputs that are above the threshold exactly where the target is one.",
        Shapes = "output, target of the same shape -> one number",
        Operands = [LossRules.Output, LossRules.Target],
        Parameters = [Parameter.Real("threshold", 0.5, "From where on an output means one.")],
    };

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "BinaryAccuracy") ? Shape.Scalar : null;

    public override Value Lower(LowerContext c) => Matches.Apply<BinaryMatches>(
        c.Graph, c.Inputs[0], c.Inputs[1], c.Name, new Argument("threshold", ArgumentValue.Of(c.Arguments.Real("threshold"))));
}
