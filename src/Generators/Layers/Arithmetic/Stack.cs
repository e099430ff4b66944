using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Stack : Word
{
    public override Signature Signature { get; } = new("Stack", WordKind.Function, "Arithmetic")
    {
        Summary = "Stacks tensors of the same shape along a new axis.",
        Remarks = "By default the new axis is the last. In Keras it is the first, which is the batch axis here.",
        Shapes = "(N, ...), (N, ...) -> (N, ..., 2)",
        Operands = [Operand.Many("tensors", "Two or more tensors of the same shape.")],
        Parameters = [Parameter.Axis("axis", -1, "The index of the new axis in the result.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        for (var i = 1; i < c.Inputs.Count; i++)
        {
            if (c.Inputs[i].Rank != c.Input.Rank)
            {
                return c.Report(ProblemId.WrongRank, Place.OfInput(i), ["Stack", $"the shape {c.Input} of the first operand", c.Inputs[i].ToString()]);
            }

            for (var axis = 0; axis < c.Input.Rank; axis++)
            {
                if (!c.RequireEqual(
                    c.Input[axis],
                    c.Inputs[i][axis],
                    ProblemId.ShapesDisagree,
                    Place.OfInput(i),
                    ["Stack", c.Input.ToString(), c.Inputs[i].ToString(), ShapeContext.Differ("axis " + DimPrinter.Number(axis), c.Input[axis], c.Inputs[i][axis])],
                    new DimReference(0, axis),
                    new DimReference(i, axis)))
                {
                    return null;
                }
            }
        }

        var place = NewAxis(c.Arguments, c.Input.Rank);
        return place >= 1 && place <= c.Input.Rank
            ? With(c.Input, place, c.Inputs.Count)
            : c.Report(
                ProblemId.AxisOutOfRange,
                Place.Of("axis"),
                ["Stack", DimPrinter.Number(c.Arguments.Integer("axis")), With(c.Input, c.Input.Rank, c.Inputs.Count).ToString(), "1", DimPrinter.Number(c.Input.Rank)]);
    }

    public override Value Lower(LowerContext c)
    {
        var place = NewAxis(c.Arguments, c.Input.Shape.Rank);
        return Concat.Apply(c.Graph, c.Inputs.Select(input => Reshape.Apply(c.Graph, input, With(input.Shape, place, 1))).ToList(), place, c.Name);
    }

    private static int NewAxis(Arguments arguments, int rank) =>
        (int)(arguments.Integer("axis") is < 0 and var axis ? axis + rank + 1 : arguments.Integer("axis"));

    private static Shape With(Shape shape, int place, long size) => new([.. shape.Dims.Take(place), size, .. shape.Dims.Skip(place)]);
}
