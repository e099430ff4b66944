using System.Linq;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Infers the shapes of words that work element by element on several tensors.</summary>
internal static class Merge
{
    /// <summary>Gets the common shape of the operands. Returns null after reporting the operand that does not fit.</summary>
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

            // The sizes are not proved equal: either they never are, or it depends on a named size. RequireEqual reports which.
            var (left, right) = (shape[shape.Rank + axis], operand[operand.Rank + axis]);
            var first = Enumerable.Range(0, i).First(other => -axis <= c.Inputs[other].Rank && c.Inputs[other][c.Inputs[other].Rank + axis].Equals(left));
            c.RequireEqual(
                left,
                right,
                ProblemId.ShapesDisagree,
                Place.OfInput(i),
                [layer, shape.ToString(), operand.ToString(), ShapeContext.Differ("axis " + DimPrinter.Number(shape.Rank + axis), left, right)],
                new DimReference(first, c.Inputs[first].Rank + axis),
                new DimReference(i, operand.Rank + axis));
            return null;
        }

        return shape;
    }
}
