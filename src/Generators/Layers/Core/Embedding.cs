using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Embedding : Word
{
    public override Signature Signature { get; } = new("Embedding", WordKind.Layer, "Core")
    {
        Summary = "Looks up a row of a learned table for each id, such as a vector for each word.",
        Remarks = "Ids are from 0 to below inputDim. [Ids(10_000)] on an input declares the number of its ids, and an embedding with fewer rows is then a compile error. "
            + "An id out of range is an error at run time that names the input. The gradient is dense, as in Keras.",
        Shapes = "(N, ...) -> (N, ..., outputDim)",
        Operands = [Operand.AnyIds("ids", "The ids.")],
        Parameters =
        [
            Parameter.GivenCount("inputDim", "The size of the vocabulary, which is the number of rows of the table."),
            Parameter.GivenCount("outputDim", "The number of features per id."),
            Parameter.Initializer("embeddingsInitializer", "RandomUniform", "The initializer of the table.", -0.05, 0.05),
            .. Parameter.OfWeights(("embeddings", "RandomUniform", "table")).Skip(1),
            Parameter.Flag("maskZero", false, "Whether the id 0 is padding: later layers that use masks ignore these steps."),
        ],
    };

    public override (Word Word, IReadOnlyList<Argument> Arguments)? MaskOf(Arguments arguments) => arguments.Flag("maskZero") ? (WordCatalogue.Of<MaskOfIdsWord>(), []) : null;

    public override Shape? Infer(ShapeContext c)
    {
        var (rows, features) = (c.Arguments.Size("inputDim"), c.Arguments.Size("outputDim"));
        if (!c.RequireIds(0, new IdRange(rows, ""), Place.Of("inputDim"), count => features.IsConstant && features.Constant >= count.Constant ? "Swap inputDim and outputDim?" : $"Write {count} for inputDim"))
        {
            return null;
        }

        c.Weight("embeddings", [rows, features], "embeddingsInitializer", takesGivenSizes: true);
        return new Shape([.. c.Input.Dims, features]);
    }

    public override Value Lower(LowerContext c) => Ops.Embedding.Apply(c.Graph, c.Input, c.Weight("embeddings"), c.Name);
}
