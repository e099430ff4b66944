using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Flatten : Word
{
    public override Signature Signature { get; } = new("Flatten", WordKind.Layer, "Reshaping")
    {
        Summary = "Flattens all elements of a sample into one axis.",
        Remarks = "With channels first, the channels are moved to the last axis before, as in Keras, so that both data formats give the same order.",
        Shapes = "(N, ...) -> (N, product)",
        Parameters = [Parameter.DataFormat()],
    };

    public override Shape? Infer(ShapeContext c) => Shape.Of(c.Input[0], Dim.Product(c.Input.Dims.Skip(1)));

    public override Value Lower(LowerContext c)
    {
        var (x, rank) = (c.Input, c.Input.Shape.Rank);
        if (c.Arguments.ChannelsFirst && rank > 2)
        {
            x = Permute.Apply(c.Graph, x, [0, .. Enumerable.Range(2, rank - 2), 1]);
        }

        return Reshape.Apply(c.Graph, x, Shape.Of(x.Shape[0], Dim.Product(x.Shape.Dims.Skip(1))), c.Name);
    }
}
