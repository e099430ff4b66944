using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class ActivityRegularization : Word
{
    public override Signature Signature { get; } = new("ActivityRegularization", WordKind.Layer, "Regularization")
    {
        Summary = "Returns its operand, and adds l1 · sum|x| + l2 · sum(x²) to the loss.",
        Remarks = "The sums are over the whole batch, as in Keras 3, so the penalty grows with the size of the batch.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Real("l1", 0, "The factor of the sum of absolute values.", min: 0),
            Parameter.Real("l2", 0, "The factor of the sum of squares.", min: 0),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        c.AddPenalty(Penalty.Apply(c.Graph, c.Input, c.Arguments.Real("l1"), c.Arguments.Real("l2"), c.Name + "_penalty"));
        return c.Input;
    }
}

/// <summary>Adds the penalty of a layer's <c>activityRegularizer</c>, after its activation.</summary>
internal sealed class ActivityPenalty : Word
{
    public override Signature Signature { get; } = new("ActivityPenalty", WordKind.Internal)
    {
        Summary = "Adds the penalty on a layer's result to the loss.",
        Shapes = "x -> x",
        Parameters = [new Parameter("regularizer", ParameterKind.Regularizer, "The regularizer.")],
    };

    public override Shape? Infer(ShapeContext c) => c.Arguments.Formula("regularizer") is { Name: FormulaModel.Orthogonal } regularizer
        ? c.Report(ProblemId.ArgumentsConflict, Place.Of("regularizer"), ["activityRegularizer", $"{regularizer}: its size would be that of the batch. It is for weights, as in kernelRegularizer"])
        : c.Input;

    public override Value Lower(LowerContext c)
    {
        c.AddPenalty(Penalty.Apply(c.Graph, c.Input, c.Arguments.Formula("regularizer")!, c.Name + "_penalty"));
        return c.Input;
    }
}
