using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Embedding : Layer
{
    public override Signature Signature { get; } = new("Embedding", WordKind.Layer, "Core")
    {
        Summary = "A row of a table for each id: words become vectors that are learned.",
        Remarks = "Ids are 0 to below inputDim. [Ids(10_000)] on an input says how many it has, and makes an embedding with fewer rows a compile error; "
            + "either way a wrong id is an error that names the input. The gradient is dense, as in Keras.",
        Shapes = "(N, ...) -> (N, ..., outputDim)",
        Operands = [Operand.AnyIds("ids", "The ids.")],
        Parameters =
        [
            Parameter.Count("inputDim", "The size of the vocabulary: how many rows the table has."),
            Parameter.Count("outputDim", "How many features each id gets."),
            Parameter.Initializer("embeddingsInitializer", "RandomUniform", "How the table starts.", -0.05, 0.05),
            .. Parameter.OfWeights(("embeddings", "RandomUniform", "table")).Skip(1),
            Parameter.Flag("maskZero", false, "Whether the id 0 means that there is nothing: what uses masks behind this layer leaves out those steps."),
        ],
    };

    public override (string Word, IReadOnlyList<Argument> Arguments)? MaskOf(Arguments arguments) => arguments.Flag("maskZero") ? ("op_MaskOfIds", []) : null;

    public override Shape? Infer(ShapeContext c)
    {
        var (rows, features) = (c.Arguments.Integer("inputDim"), c.Arguments.Integer("outputDim"));
        if (!c.RequireIds(0, rows, "inputDim", count => features >= count ? "Swap inputDim and outputDim?" : $"Write {DimPrinter.Number(count)} for inputDim"))
        {
            return null;
        }

        c.Weight("embeddings", [rows, features], "embeddingsInitializer");
        return new Shape([.. c.Input.Dims, features]);
    }

    public override Value Lower(LowerContext c) => Ops.Embedding.Apply(c.Graph, c.Input, c.Weight("embeddings"), c.Name);
}
