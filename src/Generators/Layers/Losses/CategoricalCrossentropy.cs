using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class CategoricalCrossentropy : Layer
{
    public override Signature Signature { get; } = new("CategoricalCrossentropy", WordKind.Loss, "Losses")
    {
        Summary = "The mean of -sum(target · log output) over the classes, which stand on the last axis.",
        Remarks = "The output ends in Softmax, as in Keras; both are then computed in one stable step. Otherwise outputs are divided by their sum and kept 1e-7 away from 0 and 1.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Takes = ValueRange.Distribution,
        Operands = [LossRules.Output, Operand.Float("target", "The target: a probability per class, one-hot as a rule."), Weighting.SampleWeight],
        Parameters = [LossRules.FromLogits, LossRules.LabelSmoothing],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "CategoricalCrossentropy")
        && LossRules.CheckSame(c, "CategoricalCrossentropy")
        && (c.Arguments.Real("labelSmoothing") == 0 || LossRules.ClassesOf(c, "CategoricalCrossentropy") is not null)
            ? Shape.Scalar
            : null;

    public override Value Lower(LowerContext c)
    {
        var target = c.Arguments.Real("labelSmoothing") > 0 ? LossRules.Smooth(c, c.Inputs[1], c.Inputs[0].Shape.Last.Constant) : c.Inputs[1];
        if (Weighting.IsWeighted(c))
        {
            var logs = c.Arguments.Flag("fromLogits")
                ? Ops.LogSoftmax.Apply(c.Graph, c.Inputs[0], c.Inputs[0].Shape.Rank - 1, c.Name + "_log")
                : Ops.LogOfProbabilities.Apply<Ops.LogOfShare>(c.Graph, c.Inputs[0], c.Name + "_log");
            var products = Ops.Pointwise.Multiply(c.Graph, target, logs, c.Name);
            return Weighting.Mean(c, Ops.Pointwise.Apply(c.Graph, "Negate", Ops.Sum.Apply(c.Graph, products, [products.Shape.Rank - 1], c.Name), c.Name));
        }

        return c.Arguments.Flag("fromLogits")
            ? Ops.Crossentropy.Apply<Ops.SoftmaxCrossentropy>(c.Graph, c.Inputs[0], target, c.Name)
            : Ops.CategoricalCrossentropy.Apply(c.Graph, c.Inputs[0], target, c.Name);
    }
}
