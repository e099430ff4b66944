using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class ActivityRegularization : Layer
{
    public override Signature Signature { get; } = new("ActivityRegularization", WordKind.Layer, "Regularization")
    {
        Summary = "Gives its operand back, and adds l1 · sum|x| + l2 · sum(x²) to what training minimises.",
        Remarks = "The sums are over the whole batch, as in Keras 3: a larger batch is penalised more.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Real("l1", 0, "The factor of the absolute values.", min: 0),
            Parameter.Real("l2", 0, "The factor of the squares.", min: 0),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        c.AddPenalty(Penalty.Apply(c.Graph, c.Input, c.Arguments.Real("l1"), c.Arguments.Real("l2"), c.Name + "_penalty"));
        return c.Input;
    }
}

/// <summary>What <c>activityRegularizer</c> of a layer comes to, behind its activation.</summary>
internal sealed class ActivityPenalty : Layer
{
    public override Signature Signature { get; } = new("op_ActivityPenalty", WordKind.Function, Operator.OperatorGroup)
    {
        Summary = "The penalty of large results.",
        Shapes = "x -> x",
        Parameters = [new Parameter("regularizer", ParameterKind.Regularizer, "What they cost.")],
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
