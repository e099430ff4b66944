using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class CategoryEncoding : Layer
{
    public override Signature Signature { get; } = new("CategoryEncoding", WordKind.Layer, "Preprocessing")
    {
        Summary = "Ids as numbers: a one at the place of each id (OneHot), ones at the places of all ids of a sample (MultiHot), or how often each id occurs (Count).",
        Remarks = "As in Keras 3, an axis of size one at the end disappears in OneHot. Ids are 0 to below numTokens, as Embedding's.",
        Shapes = "(N, ...) -> (N, ..., numTokens) for OneHot, (N, ..., ids) -> (N, ..., numTokens) otherwise",
        Operands = [Operand.AnyIds("ids", "The ids.")],
        Parameters =
        [
            Parameter.Count("numTokens", "How many ids there are."),
            Parameter.Choice("outputMode", "OutputMode", "MultiHot", "What the numbers say.", "MultiHot", "OneHot", "Count"),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var (tokens, mode) = (c.Arguments.Integer("numTokens"), c.Arguments.Choice("outputMode"));
        if (mode != "OneHot" && c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["CategoryEncoding", $"several ids in a sample, to make {mode} of", c.Input.ToString()]);
        }

        return c.RequireIds(0, tokens, "numTokens", count => $"Write {DimPrinter.Number(count)} for numTokens") ? new Shape([.. Kept(c.Input, mode).Dims, tokens]) : null;
    }

    public override Value Lower(LowerContext c)
    {
        var (graph, ids, mode) = (c.Graph, c.Input, c.Arguments.Choice("outputMode"));
        var kept = Kept(ids.Shape, mode);
        var ones = OneHot.Apply(graph, mode == "OneHot" ? Reshape.Apply(graph, ids, kept) : ids, c.Arguments.Integer("numTokens"), c.Name);
        var axis = ids.Shape.Rank - 1;
        return mode switch
        {
            "OneHot" => ones,
            "MultiHot" => Largest.Apply(graph, ones, [axis], c.Name),
            _ => Sum.Apply(graph, ones, [axis], c.Name),
        };
    }

    private static Shape Kept(Shape ids, string mode) => mode != "OneHot" || (ids.Rank > 1 && ids.Last.Is(1)) ? new Shape(ids.Dims.Take(ids.Rank - 1)) : ids;
}
