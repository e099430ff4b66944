using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Dense : Word
{
    public override Signature Signature { get; } = new("Dense", WordKind.Layer, "Core")
    {
        Summary = "Computes activation(x · kernel + bias) along the last axis.",
        Remarks = "The kernel has the shape (features, units), as in Keras. PyTorch's weight is its transpose.",
        Masks = MaskRule.Passes,
        Shapes = "(N, ..., features) -> (N, ..., units)",
        Parameters =
        [
            Parameter.GivenCount("units", "The number of features of the result."),
            Parameter.Activation(),
            Parameter.Flag("useBias", true, "Whether a bias is added."),
            .. Parameter.OfWeights(("kernel", "GlorotUniform", "kernel"), ("bias", "Zeros", "bias")),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["Dense", "at least one axis besides the batch", c.Input.ToString()], Ranks.Needed(c.Input, 2));
        }

        var units = c.Arguments.Size("units");
        if (c.Weight("kernel", [c.Input.Last, units], "kernelInitializer", takesGivenSizes: true) is null)
        {
            return null;
        }

        if (c.Arguments.Flag("useBias"))
        {
            c.Weight("bias", [units], "biasInitializer", takesGivenSizes: true);
        }

        return c.Input.With(c.Input.Rank - 1, units);
    }

    public override Value Lower(LowerContext c)
    {
        var (shape, units) = (c.Input.Shape, c.Arguments.Size("units"));
        var rows = Reshape.Apply(c.Graph, c.Input, Shape.Of(Dim.Product(shape.Dims.Take(shape.Rank - 1)), shape.Last));
        var result = Linear.Apply(c.Graph, rows, c.Weight("kernel"), c.Arguments.Flag("useBias") ? c.Weight("bias") : null, c.Name);
        return Reshape.Apply(c.Graph, result, shape.With(shape.Rank - 1, units));
    }
}
