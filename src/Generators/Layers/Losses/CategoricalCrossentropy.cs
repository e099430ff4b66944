using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class CategoricalCrossentropy : LossWord
{
    public override Signature Signature { get; } = new("CategoricalCrossentropy", WordKind.Loss, "Losses")
    {
        Summary = "Computes the mean of -sum(target · log output), where the sum is over the classes, along the last axis.",
        Remarks = "Outputs are probabilities, as in Keras. If they are the result of Softmax, both are computed together, which is numerically stable. Otherwise outputs are divided by their sum and clipped to the range from 1e-7 to 1 - 1e-7.",
        Shapes = "output (N, ..., classes), target (N, ..., classes) -> one number",
        Takes = ValueRange.Distribution,
        Operands = [LossRules.Output, Operand.Float("target", "The target: a probability per class, usually one-hot."), Weighting.SampleWeight],
        Parameters = [LossRules.FromLogits, LossRules.LabelSmoothing],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "CategoricalCrossentropy")
        && LossRules.CheckSame(c, "CategoricalCrossentropy")
        && (c.Arguments.Real("labelSmoothing") == 0 || LossRules.ClassesOf(c, "CategoricalCrossentropy") is not null)
            ? Shape.Scalar
            : null;

    protected override Value Values(LowerContext c)
    {
        var logs = c.Arguments.Flag("fromLogits")
            ? Ops.LogSoftmax.Apply(c.Graph, c.Inputs[0], c.Inputs[0].Shape.Rank - 1, c.Name + "_log")
            : Ops.LogOfProbabilities.Apply<Ops.LogOfShare>(c.Graph, c.Inputs[0], c.Name + "_log");
        var products = Arithmetic.Multiply.Apply(c.Graph, Target(c), logs, c.Name);
        return Arithmetic.Negate.Apply(c.Graph, Ops.Sum.Apply(c.Graph, products, [products.Shape.Rank - 1], c.Name), c.Name);
    }

    protected override Value Mean(LowerContext c) => c.Arguments.Flag("fromLogits")
        ? Ops.Crossentropy.Apply<Ops.SoftmaxCrossentropy>(c.Graph, c.Inputs[0], Target(c), c.Name)
        : Ops.CategoricalCrossentropy.Apply(c.Graph, c.Inputs[0], Target(c), c.Name);

    private static Value Target(LowerContext c) =>
        c.Arguments.Real("labelSmoothing") > 0 ? LossRules.Smooth(c, c.Inputs[1], c.Inputs[0].Shape.Last.Constant) : c.Inputs[1];
}
