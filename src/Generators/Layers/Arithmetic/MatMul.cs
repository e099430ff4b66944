using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class MatMulFunction : Word
{
    public override Signature Signature { get; } = new("MatMul", WordKind.Function, "Arithmetic")
    {
        Summary = "Multiplies matrices, which are the last two axes.",
        Remarks = "A leading axis of size one is broadcast.",
        Shapes = "(N, ..., rows, inner), (N, ..., inner, columns) -> (N, ..., rows, columns)",
        Operands = [Operand.Float("left", "The left matrices."), Operand.Float("right", "The right matrices.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var (left, right) = (c.Inputs[0], c.Inputs[1]);
        for (var i = 0; i < 2; i++)
        {
            if (c.Inputs[i].Rank < 3 || c.Inputs[i].Rank != left.Rank)
            {
                var needed = i == 0 || left.Rank < 3 ? "matrices (N, ..., rows, columns)" : $"as many axes as the left operand {left}";
                return c.Report(ProblemId.WrongRank, Place.OfInput(i), ["MatMul", needed, c.Inputs[i].ToString()]);
            }
        }

        var rank = left.Rank;
        if (!CheckInner(c, left, right))
        {
            return null;
        }

        if (Broadcast.Of(Leading(left), Leading(right), out var axis) is { } leading)
        {
            return new Shape([.. leading.Dims, left[rank - 2], right.Last]);
        }

        var place = rank - 2 + axis;
        c.RequireEqual(
            left[place],
            right[place],
            ProblemId.ShapesDisagree,
            Place.OfInput(1),
            ["MatMul", left.ToString(), right.ToString(), ShapeContext.Differ("axis " + DimPrinter.Number(place), left[place], right[place])],
            new DimReference(0, place),
            new DimReference(1, place));
        return null;
    }

    /// <summary>Checks that the columns of the left matrices are the rows of the right ones.</summary>
    private static bool CheckInner(ShapeContext c, Shape left, Shape right)
    {
        var rank = left.Rank;
        var (columns, rows) = (left.Last, right[rank - 2]);
        string[] message = ["MatMul", left.ToString(), right.ToString(), $"the left's columns ({columns}) must be the right's rows ({rows})"];
        DimReference[] origins = [new(0, rank - 1), new(1, rank - 2)];

        // A missing Transpose is more likely than a named size that happens to be equal to a number.
        if (right.Last.Equals(columns) && !ShapeSolver.Equal(columns, rows).Verdict.Equals(Verdict.Proved))
        {
            var order = string.Join(", ", Enumerable.Range(0, rank - 2).Concat([rank - 1, rank - 2]).Select(axis => DimPrinter.Number(axis)));
            var hint = rank == 3 ? Hint.Apply("Transpose({operand})") : Hint.Apply($"Transpose({{operand}}, {order})");
            c.Report(ProblemId.ShapesDisagree, Place.OfInput(1), message, hint, origins);
            return false;
        }

        return c.RequireEqual(columns, rows, ProblemId.ShapesDisagree, Place.OfInput(1), message, origins);
    }

    public override Value Lower(LowerContext c)
    {
        var (left, right) = (c.Inputs[0].Shape, c.Inputs[1].Shape);
        var leading = Broadcast.Of(Leading(left), Leading(right), out _)!;
        var product = BatchMatMul.Apply(c.Graph, Stack(c.Inputs[0]), Stack(c.Inputs[1]), c.Name);
        return Reshape.Apply(c.Graph, product, new Shape([.. leading.Dims, left[left.Rank - 2], right.Last]), c.Name);

        // The kernel multiplies stacks of matrices, so all leading axes become one.
        Value Stack(Value x)
        {
            var (rows, columns) = (x.Shape[x.Shape.Rank - 2], x.Shape.Last);
            var repeated = Expand.Apply(c.Graph, x, new Shape([.. leading.Dims, rows, columns]), x.Name + "_repeated");
            return Reshape.Apply(c.Graph, repeated, Shape.Of(leading.Count, rows, columns), x.Name + "_stack");
        }
    }

    private static Shape Leading(Shape shape) => new(shape.Dims.Take(shape.Rank - 2));
}
