using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class GLU : Word
{
    public override Signature Signature { get; } = new("GLU", WordKind.Function, "Activations")
    {
        Summary = "Computes the first half of an axis times the sigmoid of the second half. Dauphin et al., 2017.",
        Shapes = "(N, ..., 2 · features) -> (N, ..., features)",
        Parameters = [Parameter.Axis("axis", -1, "The axis that is halved.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis)
        {
            return null;
        }

        var half = Dim.FloorDiv(c.Input[axis], 2);
        return c.RequireEqual(
            c.Input[axis],
            half * 2,
            ProblemId.UnequalParts,
            Place.OfInput(0),
            ["GLU halves", DimPrinter.Number(axis), c.Input[axis].ToString()],
            new DimReference(0, axis))
            ? c.Input.With(axis, half)
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var axis = c.Arguments.Integer("axis");
        return Ops.Glu.Apply(c.Graph, c.Input, (int)(axis < 0 ? axis + c.Input.Shape.Rank : axis), c.Name);
    }
}
