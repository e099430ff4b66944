using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Concatenate : Word
{
    public override Signature Signature { get; } = new("Concatenate", WordKind.Function, "Merging")
    {
        Summary = "Concatenates tensors along an axis.",
        Shapes = "(N, ..., a, ...), (N, ..., b, ...) -> (N, ..., a + b, ...)",
        Operands = [Operand.Many("tensors", "Two or more tensors with the same size along every other axis.")],
        Parameters = [Parameter.Axis("axis", -1, "The axis along which the tensors are concatenated.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis)
        {
            return null;
        }

        for (var i = 1; i < c.Inputs.Count; i++)
        {
            if (c.Inputs[i].Rank != c.Input.Rank)
            {
                return c.Report(
                    ProblemId.WrongRank,
                    Place.OfInput(i),
                    ["Concatenate", $"the {DimPrinter.Number(c.Input.Rank - 1)} axes that the first operand {c.Input} has besides the batch", c.Inputs[i].ToString()],
                    c.Input.Rank == 2 && c.Inputs[i].Rank > 2 ? Hint.Before("Flatten()") : null);
            }

            for (var other = 0; other < c.Input.Rank; other++)
            {
                if (other != axis && !c.RequireEqual(
                    c.Input[other],
                    c.Inputs[i][other],
                    ProblemId.ConcatenateDisagrees,
                    Place.OfInput(i),
                    [DimPrinter.Number(c.Arguments.Integer("axis")), DimPrinter.Number(other), c.Input[other].ToString(), c.Inputs[i][other].ToString()],
                    new DimReference(0, other),
                    new DimReference(i, other)))
                {
                    return null;
                }
            }
        }

        return c.Input.With(axis, c.Inputs.Aggregate(Dim.Zero, (sum, input) => sum + input[axis]));
    }

    public override Value Lower(LowerContext c)
    {
        var axis = c.Arguments.Integer("axis");
        return Concat.Apply(c.Graph, c.Inputs, (int)(axis < 0 ? axis + c.Input.Shape.Rank : axis), c.Name);
    }
}
