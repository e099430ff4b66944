using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class UnitNormalization : Word
{
    public override Signature Signature { get; } = new("UnitNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "Scales each vector along one axis to length one. A vector of length zero stays zero.",
        Shapes = "x -> x",
        Parameters = [Parameter.Axis("axis", -1, "The axis of the vectors.")],
    };

    public override Shape? Infer(ShapeContext c)
    {
        if (c.Input.Rank < 2)
        {
            return c.Report(ProblemId.WrongRank, Place.OfInput(0), ["UnitNormalization", "at least one axis besides the batch", c.Input.ToString()], Ranks.Needed(c.Input, 2));
        }

        return c.AxisOf("axis", c.Arguments.Integer("axis")) is null ? null : c.Input;
    }

    public override Value Lower(LowerContext c)
    {
        var (graph, x, axis) = (c.Graph, c.Input, c.Axis("axis"));
        var squares = Powers.Square.Apply(graph, x, c.Name + "_squares");
        var sums = Sum.Apply(graph, squares, [axis], c.Name + "_sums");

        // Keras divides by at least 1e-12. Adding the square of this bound keeps the gradient of a zero vector finite.
        var lengths = Powers.Sqrt.Apply(graph, Arithmetic.Offset.Apply(graph, sums, 1e-24, c.Name + "_bounded"), c.Name + "_lengths");
        return Arithmetic.Divide.Apply(graph, x, Reshape.Apply(graph, lengths, x.Shape.With(axis, 1)), c.Name);
    }
}
