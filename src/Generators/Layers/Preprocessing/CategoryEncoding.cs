using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class CategoryEncoding : Word
{
    public override Signature Signature { get; } = new("CategoryEncoding", WordKind.Layer, "Preprocessing")
    {
        Summary = "Encodes ids as numbers: 1 at the index of each id (OneHot), 1 at the indices of all ids of a sample (MultiHot), or the number of times each id occurs in a sample (Count).",
        Remarks = "As in Keras 3, OneHot removes a last axis of size one. Ids are from 0 to below numTokens.",
        Shapes = "(N, ...) -> (N, ..., numTokens) for OneHot, (N, ..., ids) -> (N, ..., numTokens) otherwise",
        Operands = [Operand.AnyIds("ids", "The ids.")],
        Parameters =
        [
            Parameter.Count("numTokens", "The number of ids."),
            Parameter.Choice("outputMode", "OutputMode", "MultiHot", "The encoding.", "MultiHot", "OneHot", "Count"),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var (tokens, mode) = (c.Arguments.Integer("numTokens"), c.Arguments.Choice("outputMode"));
        if (mode != "OneHot" && c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["CategoryEncoding", $"several ids in a sample, to make {mode} of", c.Input.ToString()]);
        }

        return c.RequireIds(0, new IdRange(tokens, ""), Place.Of("numTokens"), count => $"Write {count} for numTokens") ? new Shape([.. Kept(c.Input, mode).Dims, tokens]) : null;
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
