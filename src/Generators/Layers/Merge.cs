using System.Linq;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>What the words that work element by element on several tensors have in common.</summary>
internal static class Merge
{
    /// <summary>The shape that the operands make together, or null after it was reported which of them does not fit.</summary>
    public static Shape? Infer(ShapeContext c, string layer)
    {
        var shape = c.Input;
        for (var i = 1; i < c.Inputs.Count; i++)
        {
            var operand = c.Inputs[i];
            if (Broadcast.Of(shape, operand, out var axis) is { } merged)
            {
                shape = merged;
                continue;
            }

            // Not known to agree: either they never do, or that depends on a size.
            var (left, right) = (shape[shape.Rank + axis], operand[operand.Rank + axis]);
            var first = Enumerable.Range(0, i).First(other => -axis <= c.Inputs[other].Rank && c.Inputs[other][c.Inputs[other].Rank + axis].Equals(left));
            c.RequireEqual(
                left,
                right,
                ProblemId.ShapesDisagree,
                Place.OfInput(i),
                [layer, shape.ToString(), operand.ToString(), "axis " + DimPrinter.Number(shape.Rank + axis), left.ToString(), right.ToString()],
                new DimReference(first, c.Inputs[first].Rank + axis),
                new DimReference(i, operand.Rank + axis));
            return null;
        }

        return shape;
    }
}
