using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class BinaryCrossentropy : Word
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

    public override Value Lower(LowerContext c)
    {
        var target = LossRules.Smooth(c, c.Inputs[1], 2);
        if (Weighting.IsWeighted(c))
        {
            // With logits z, the formula is softplus(z) - t z.
            var graph = c.Graph;
            if (c.Arguments.Flag("fromLogits"))
            {
                return Weighting.Mean(c, Arithmetic.Subtract.Apply(
                    graph, Exponentials.Softplus.Apply(graph, c.Inputs[0], c.Name), Arithmetic.Multiply.Apply(graph, target, c.Inputs[0], c.Name), c.Name));
            }

            var log = Ops.LogOfProbabilities.Apply<Ops.LogOfProbability>(graph, c.Inputs[0], c.Name + "_log");
            var other = Ops.LogOfProbabilities.Apply<Ops.LogOfComplement>(graph, c.Inputs[0], c.Name + "_log");
            var difference = Arithmetic.Multiply.Apply(graph, target, Arithmetic.Subtract.Apply(graph, log, other, c.Name), c.Name);
            return Weighting.Mean(c, Arithmetic.Negate.Apply(graph, Arithmetic.Add.Apply(graph, difference, other, c.Name), c.Name));
        }

        return c.Arguments.Flag("fromLogits")
            ? Ops.Crossentropy.Apply<Ops.SigmoidCrossentropy>(c.Graph, c.Inputs[0], target, c.Name)
            : Ops.BinaryCrossentropy.Apply(c.Graph, c.Inputs[0], target, c.Name);
    }
}
