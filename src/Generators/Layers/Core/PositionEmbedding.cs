using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class PositionEmbedding : Word
{
    public override Signature Signature { get; } = new("PositionEmbedding", WordKind.Layer, "Core")
    {
        Summary = "Returns a learned row for each position of a sequence, in the shape of its operand. x + PositionEmbedding(200)(x) gives attention the position of each word. Devlin et al., 2018.",
        Remarks = "Only the shape of the operand is used, as in KerasHub. A shorter sequence uses the first rows.",
        Masks = MaskRule.Passes,
        Shapes = "(N, T, features) -> (N, T, features)",
        Parameters =
        [
            Parameter.Count("sequenceLength", "The number of rows of the table, which is the length of the longest sequence."),
            .. Parameter.OfWeights(("embeddings", "GlorotUniform", "table")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank != 3)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["PositionEmbedding", "(N, T, features)", c.Input.ToString()], Ranks.Needed(c.Input, 3));
        }

        var length = c.Arguments.Integer("sequenceLength");
        return c.RequirePositive(
                Dim.Of(length) - c.Input[1] + 1,
                ProblemId.ArgumentOutOfRange,
                Place.Of("sequenceLength"),
                ["PositionEmbedding", "sequenceLength", $"at least {c.Input[1]}, the length of the sequence", DimPrinter.Number(length)],
                new DimReference(0, 1))
            && c.Weight("embeddings", [length, c.Input.Last], "embeddingsInitializer") is not null
            ? c.Input
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var (shape, table) = (c.Input.Shape, c.Weight("embeddings"));
        var rows = shape[1].Equals(table.Shape[0]) ? table : Narrow.Apply(c.Graph, table, 0, Dim.Zero, shape[1], c.Name + "_rows");
        return Expand.Apply(c.Graph, Reshape.Apply(c.Graph, rows, Shape.Of(1, shape[1], shape.Last)), shape, c.Name);
    }
}
