using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Masking : Layer
{
    public override Signature Signature { get; } = new("Masking", WordKind.Layer, "Core")
    {
        Summary = "Leaves out the steps in which every feature is a value: recurrent layers hold their state there, attention does not look there.",
        Remarks = "The features of those steps become zeros.",
        Shapes = "(N, T, features) -> (N, T, features), with a mask (N, T)",
        Parameters = [Parameter.Real("maskValue", 0, "The value.")],
    };

    public override (string Word, IReadOnlyList<Argument> Arguments)? MaskOf(Arguments arguments) =>
        ("op_MaskOfSteps", [new Argument("value", ArgumentValue.Of(arguments.Real("maskValue")))]);

    public override Shape? Infer(ShapeContext c) => c.Input.Rank == 3
        ? c.Input
        : c.Report(ProblemId.WrongRank, Place.OfInput(0), ["Masking", "a sequence (steps, features)", c.Input.ToString()]);

    public override Value Lower(LowerContext c) =>
        Ops.Masks.Zero(c.Graph, c.Input, Ops.Masks.OfSteps(c.Graph, c.Input, c.Arguments.Real("maskValue"), c.Name + "_steps"), c.Name);
}
