using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class PositionEmbedding : Layer
{
    public override Signature Signature { get; } = new("PositionEmbedding", WordKind.Layer, "Core")
    {
        Summary = "A learned row for each place of a sequence, in the shape of its operand: x + PositionEmbedding(200)(x) tells attention where a word stands. Devlin et al., 2018.",
        Remarks = "Of the operand only the shape counts, as in KerasHub. A shorter sequence takes the first rows.",
        Masks = MaskRule.Passes,
        Shapes = "(N, T, features) -> (N, T, features)",
        Parameters =
        [
            Parameter.Count("sequenceLength", "How many rows the table has: the length of the longest sequence."),
            .. Parameter.OfWeights(("embeddings", "GlorotUniform", "table")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank != 3)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["PositionEmbedding", "(N, T, features)", c.Input.ToString()]);
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
