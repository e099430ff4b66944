using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class MeanSquaredError : LossWord
{
    public override Signature Signature { get; } = new("MeanSquaredError", WordKind.Loss, "Losses")
    {
        Summary = "Computes the mean of (output - target)².",
        Shapes = "output, target of the same shape -> one number",
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
    };

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "MeanSquaredError") ? Shape.Scalar : null;

    protected override Value Values(LowerContext c) =>
        Powers.Square.Apply(c.Graph, Arithmetic.Subtract.Apply(c.Graph, c.Inputs[0], c.Inputs[1], c.Name + "_error"), c.Name + "_squares");

    protected override Value Mean(LowerContext c) => Ops.MeanSquaredError.Apply(c.Graph, c.Inputs[0], c.Inputs[1], c.Name);
}
