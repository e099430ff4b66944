using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class RMSNormalization : Word
{
    public override Signature Signature { get; } = new("RMSNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "Computes scale · x / sqrt(mean of x² + epsilon), with the mean of each vector along one axis.",
        Remarks = "Zhang and Sennrich, 2019.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Axis("axis", -1, "The axis of the vectors."),
            Parameter.Real("epsilon", 1e-6, "The number that is added to the mean, to prevent a division by zero.", min: 0),
            Parameter.Initializer("scaleInitializer", "Ones", "The initializer of the scale."),
        ],
    };

    public override Shape? Infer(ShapeContext c) =>
        Affine.Check(c, "RMSNormalization")
        && c.AxisOf("axis", c.Arguments.Integer("axis")) is { } axis
        && c.Weight("scale", [c.Input[axis]], "scaleInitializer", new Problems.DimReference(0, axis)) is not null
            ? c.Input
            : null;

    public override Value Lower(LowerContext c)
    {
        var (graph, x, axis) = (c.Graph, c.Input, c.Axis("axis"));
        var squares = Powers.Square.Apply(graph, x, c.Name + "_squares");
        var mean = Arithmetic.Scale.Apply(graph, Sum.Apply(graph, squares, [axis], c.Name + "_sum"), 1.0 / x.Shape[axis].Constant, c.Name + "_mean");
        var factor = Powers.Power.Apply(graph, Arithmetic.Offset.Apply(graph, mean, c.Arguments.Real("epsilon"), c.Name + "_mean"), -0.5, c.Name + "_factor");
        var normalized = Arithmetic.Multiply.Apply(graph, x, Reshape.Apply(graph, factor, x.Shape.With(axis, 1)), c.Name + "_normalized");

        // (..., size, 1, 1): the scale is broadcast along the later axes.
        var scale = Reshape.Apply(graph, c.Weight("scale"), new Shape([x.Shape[axis], .. Enumerable.Repeat(Dim.One, x.Shape.Rank - 1 - axis)]));
        return Arithmetic.Multiply.Apply(graph, normalized, scale, c.Name);
    }
}
