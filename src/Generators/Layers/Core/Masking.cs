using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Masking : Word
{
    public override Signature Signature { get; } = new("Masking", WordKind.Layer, "Core")
    {
        Summary = "Masks the steps in which every feature equals a value: recurrent layers keep their state in these steps, and attention ignores them.",
        Remarks = "The features of masked steps become zeros.",
        Shapes = "(N, T, features) -> (N, T, features), with a mask (N, T)",
        Parameters = [Parameter.Real("maskValue", 0, "The value that marks a step as masked.")],
    };

    public override (Word Word, IReadOnlyList<Argument> Arguments)? MaskOf(Arguments arguments) =>
        (WordCatalogue.Of<MaskOfStepsWord>(), [new Argument("value", ArgumentValue.Of(arguments.Real("maskValue")))]);

    public override Shape? Infer(ShapeContext c) => c.Input.Rank == 3
        ? c.Input
        : c.Report(ProblemId.WrongRank, Place.OfInput(0), ["Masking", "a sequence (steps, features)", c.Input.ToString()], Ranks.Needed(c.Input, 3));

    public override Value Lower(LowerContext c) =>
        Ops.Masks.Zero(c.Graph, c.Input, Ops.Masks.OfSteps(c.Graph, c.Input, c.Arguments.Real("maskValue"), c.Name + "_steps"), c.Name);
}
