using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class BinaryCrossentropy : Layer
{
    public override Signature Signature { get; } = new("BinaryCrossentropy", WordKind.Loss, "Losses")
    {
        Summary = "The mean of -(target · log output + (1 - target) · log(1 - output)), of each output by itself.",
        Remarks = "The output ends in Sigmoid, as in Keras; both are then computed in one stable step. Otherwise outputs are kept 1e-7 away from 0 and 1.",
        Shapes = "output, target of the same shape -> one number",
        Takes = ValueRange.Unit,
        Operands = [LossRules.Output, LossRules.Target],
        Parameters = [LossRules.FromLogits, LossRules.LabelSmoothing],
    };

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "BinaryCrossentropy") ? Shape.Scalar : null;

    public override Value Lower(LowerContext c)
    {
        var target = LossRules.Smooth(c, c.Inputs[1], 2);
        return c.Arguments.Flag("fromLogits")
            ? Ops.Crossentropy.Apply<Ops.SigmoidCrossentropy>(c.Graph, c.Inputs[0], target, c.Name)
            : Ops.BinaryCrossentropy.Apply(c.Graph, c.Inputs[0], target, c.Name);
    }
}
