using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Dot : Word
{
    // The square of Keras' backend.epsilon(), which prevents a division by zero.
    private const double SquaredEpsilon = 1e-14;

    public override Signature Signature { get; } = new("Dot", WordKind.Function, "Merging")
    {
        Summary = "Computes the dot products of two tensors along one axis of each, for each sample.",
        Remarks = "With normalize, the vectors along these axes are first divided by their length, so the result is the cosine of their angle.",
        Shapes = "(N, a..., k), (N, b..., k) -> (N, a..., b...), or (N, 1) if no other axis is left",
        Operands = [Operand.Float("left", "The left tensor."), Operand.Float("right", "The right tensor.")],
        Parameters =
        [
            Parameter.Axes("axes", "The axis of both tensors, or the pair (axis of the left, axis of the right).") with { IsRequired = true },
            Parameter.Flag("normalize", false, "Whether the vectors are divided by their length first."),
        ],
    };

    public override Shape? Infer(ShapeContext c)
    {
        var given = c.Arguments.Sizes("axes");
        if (given.Count > 2)
        {
            return c.Report(ProblemId.ArgumentsConflict, Place.Of("axes"), ["Dot", "three axes: it is one of each operand"]);
        }

        if (c.AxisOf("axes", given[0]) is not { } left || c.AxisOf("axes", given[given.Count - 1], input: 1) is not { } right)
        {
            return null;
        }

        return c.RequireEqual(
            c.Inputs[0][left],
            c.Inputs[1][right],
            ProblemId.ShapesDisagree,
            Place.OfInput(1),
            [
                "Dot",
                c.Inputs[0].ToString(),
                c.Inputs[1].ToString(),
                $"axis {DimPrinter.Number(left)} of the left ({c.Inputs[0][left]}) must be as long as axis {DimPrinter.Number(right)} of the right ({c.Inputs[1][right]})",
            ],
            new DimReference(0, left),
            new DimReference(1, right))
            ? Result(c.Inputs[0], c.Inputs[1], left, right)
            : null;
    }

    public override Value Lower(LowerContext c)
    {
        var given = c.Arguments.Sizes("axes");
        var (left, right) = (AxisIn(c.Inputs[0].Shape, given[0]), AxisIn(c.Inputs[1].Shape, given[given.Count - 1]));
        var rows = Rows(c, c.Inputs[0], left, "_left");
        var columns = Rows(c, c.Inputs[1], right, "_right");
        var products = BatchMatMul.Apply(c.Graph, rows, columns, c.Name, transposeRight: true);
        return Reshape.Apply(c.Graph, products, Result(c.Inputs[0].Shape, c.Inputs[1].Shape, left, right), c.Name);
    }

    /// <summary>Converts the vectors along an axis to the rows of one matrix per sample, divided by their lengths if normalize is set.</summary>
    private static Value Rows(LowerContext c, Value x, int axis, string suffix)
    {
        var name = c.Name + suffix;
        List<int> order = [.. Enumerable.Range(0, x.Shape.Rank).Where(other => other != axis), axis];
        var moved = Permute.Apply(c.Graph, x, order, name);
        var rows = Reshape.Apply(c.Graph, moved, Shape.Of(moved.Shape[0], Dim.Product(moved.Shape.Dims.Skip(1).Take(moved.Shape.Rank - 2)), moved.Shape.Last), name);
        if (!c.Arguments.Flag("normalize"))
        {
            return rows;
        }

        var squares = Sum.Apply(c.Graph, Powers.Square.Apply(c.Graph, rows, name + "_squares"), [2], name + "_squares");
        var inverse = Powers.Rsqrt.Apply(c.Graph, Bounds.Clip.Apply(c.Graph, squares, [SquaredEpsilon, double.PositiveInfinity], name + "_length"), name + "_length");
        return Arithmetic.Multiply.Apply(c.Graph, rows, Reshape.Apply(c.Graph, inverse, rows.Shape.With(2, 1)), name + "_normalized");
    }

    private static int AxisIn(Shape shape, long axis) => (int)(axis < 0 ? axis + shape.Rank : axis);

    private static Shape Result(Shape left, Shape right, int leftAxis, int rightAxis)
    {
        List<Dim> dims = [.. left.Dims.Where((_, axis) => axis != leftAxis), .. right.Dims.Where((_, axis) => axis != 0 && axis != rightAxis)];
        return new Shape(dims.Count == 1 ? [dims[0], Dim.One] : dims);
    }
}
