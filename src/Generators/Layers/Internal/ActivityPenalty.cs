using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

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
