using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class SparseCategoricalCrossentropy : LossWord
{
    public override Signature Signature { get; } = new("SparseCategoricalCrossentropy", WordKind.Loss, "Losses")
    {
        Summary = "Computes the mean of -log of the output for the right class. The target is the index of that class.",
        Remarks = "Outputs are probabilities, as in Keras. If they are the result of Softmax, both are computed together, which is numerically stable. Otherwise outputs are clipped to the range from 1e-7 to 1 - 1e-7. With ignoreClass, the mean is over the places that are not left out. Accuracies count these places as wrong, as in Keras, unless a sample weight leaves them out.",
        Shapes = "output (N, ..., classes), target (N, ...) or (N, ..., 1) -> one number",
        Takes = ValueRange.Distribution,
        Operands = [LossRules.Output, LossRules.ClassNumbers, Weighting.SampleWeight],
        Parameters = [LossRules.FromLogits, LossRules.IgnoreClass],
    };

    public override Shape? Infer(ShapeContext c) =>
        LossRules.CheckClasses(c, "SparseCategoricalCrossentropy") && LossRules.CheckSparse(c, "SparseCategoricalCrossentropy") ? Shape.Scalar : null;

    protected override Value Values(LowerContext c)
    {
        var logs = c.Arguments.Flag("fromLogits")
            ? Ops.LogSoftmax.Apply(c.Graph, c.Inputs[0], c.Inputs[0].Shape.Rank - 1, c.Name + "_log")
            : Ops.LogOfProbabilities.Apply<Ops.LogOfClass>(c.Graph, c.Inputs[0], c.Name + "_log");
        return Arithmetic.Negate.Apply(c.Graph, Ops.ChosenOfRow.Apply(c.Graph, logs, LossRules.Classes(c), c.Name), c.Name);
    }

    protected override Value Mean(LowerContext c) => c.Arguments.Flag("fromLogits")
        ? Ops.Crossentropy.Apply<Ops.SparseSoftmaxCrossentropy>(c.Graph, c.Inputs[0], LossRules.Classes(c), c.Name)
        : Ops.SparseCategoricalCrossentropy.Apply(c.Graph, c.Inputs[0], LossRules.Classes(c), c.Name);
}
