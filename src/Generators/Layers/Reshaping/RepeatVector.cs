using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class RepeatVector : Word
{
    public override Signature Signature { get; } = new("RepeatVector", WordKind.Layer, "Reshaping")
    {
        Summary = "Repeats a vector at every step of a sequence.",
        Shapes = "(N, features) -> (N, n, features)",
        Parameters = [Parameter.Count("n", "The number of steps of the sequence.")],
    };

    public override Shape? Infer(ShapeContext c) => c.Input.Rank == 2
        ? Shape.Of(c.Input[0], c.Arguments.Integer("n"), c.Input[1])
        : c.Report(ProblemId.WrongRank, Place.OfInput(0), ["RepeatVector", "a vector (N, features)", c.Input.ToString()], Ranks.Needed(c.Input, 2));

    public override Value Lower(LowerContext c)
    {
        var (batch, features) = (c.Input.Shape[0], c.Input.Shape[1]);
        var row = Reshape.Apply(c.Graph, c.Input, Shape.Of(batch, 1, features), c.Name + "_row");
        return Expand.Apply(c.Graph, row, Shape.Of(batch, c.Arguments.Integer("n"), features), c.Name);
    }
}
