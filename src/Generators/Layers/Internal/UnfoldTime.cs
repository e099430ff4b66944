using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Applies the last part of TimeDistributed: the results of a sample's time steps become one sample again. The second operand is the tensor that was
/// folded.
/// </summary>
internal sealed class UnfoldTime : Word
{
    public override Signature Signature { get; } = new("UnfoldTime", WordKind.Internal)
    {
        Summary = "Converts samples back to time steps.",
        Shapes = "(N * T, ...), (N, T, ...) -> (N, T, ...)",
        Operands = [Operand.Float("x"), Operand.FloatOrIds("folded", "The tensor that was folded.")],
    };

    /// <summary>
    /// The mask of the folded result is unfolded. If the wrapped layer has used up or dropped the steps inside of the time steps, a time step counts if one
    /// of its steps does.
    /// </summary>
    public override int? MaskOfResult(MaskContext c)
    {
        if (c.Masks[0] is { } inner)
        {
            return c.Apply(WordCatalogue.Of<UnfoldedMaskWord>(), [inner, c.Tensors[1]]);
        }

        if (c.Masks[1] is not { } outer)
        {
            return null;
        }

        var steps = c.ShapeOf(outer).Rank > 2 ? c.Apply(WordCatalogue.Of<MaskOfGroupsWord>(), [outer]) : outer;
        return steps is { } mask && c.Fits(mask) ? mask : c.Drop(1);
    }

    public override Shape? Infer(ShapeContext c) => Unfolded(c.Input, c.Inputs[1]);

    public override Value Lower(LowerContext c) => Reshape.Apply(c.Graph, c.Input, Unfolded(c.Input.Shape, c.Inputs[1].Shape), c.Name);

    private static Shape Unfolded(Shape x, Shape folded) => new([folded[0], folded[1], .. x.Dims.Skip(1)]);
}
