using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class BinaryCrossentropy : LossWord
{
    public override Signature Signature { get; } = new("BinaryCrossentropy", WordKind.Loss, "Losses")
    {
        Summary = "Computes the mean of -(target · log output + (1 - target) · log(1 - output)) over all elements.",
        Remarks = "Outputs are probabilities, as in Keras. If they are the result of Sigmoid, both are computed together, which is numerically stable. Otherwise outputs are clipped to the range from 1e-7 to 1 - 1e-7.",
        Shapes = "output, target of the same shape -> one number",
        Takes = ValueRange.Unit,
        Operands = [LossRules.Output, LossRules.Target, Weighting.SampleWeight],
        Parameters = [LossRules.FromLogits, LossRules.LabelSmoothing],
    };

    public override Shape? Infer(ShapeContext c) => LossRules.CheckSame(c, "BinaryCrossentropy") ? Shape.Scalar : null;

    protected override Value Values(LowerContext c)
    {
        var (graph, target) = (c.Graph, Target(c));
        if (c.Arguments.Flag("fromLogits"))
        {
            // With logits z, the formula is softplus(z) - t z.
            return Arithmetic.Subtract.Apply(
                graph, Exponentials.Softplus.Apply(graph, c.Inputs[0], c.Name), Arithmetic.Multiply.Apply(graph, target, c.Inputs[0], c.Name), c.Name);
        }

        var log = Ops.LogOfProbabilities.Apply<Ops.LogOfProbability>(graph, c.Inputs[0], c.Name + "_log");
        var other = Ops.LogOfProbabilities.Apply<Ops.LogOfComplement>(graph, c.Inputs[0], c.Name + "_log");
        var difference = Arithmetic.Multiply.Apply(graph, target, Arithmetic.Subtract.Apply(graph, log, other, c.Name), c.Name);
        return Arithmetic.Negate.Apply(graph, Arithmetic.Add.Apply(graph, difference, other, c.Name), c.Name);
    }

    protected override Value Mean(LowerContext c) => c.Arguments.Flag("fromLogits")
        ? Ops.Crossentropy.Apply<Ops.SigmoidCrossentropy>(c.Graph, c.Inputs[0], Target(c), c.Name)
        : Ops.BinaryCrossentropy.Apply(c.Graph, c.Inputs[0], Target(c), c.Name);

    private static Value Target(LowerContext c) => LossRules.Smooth(c, c.Inputs[1], 2);
}
