using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Softmax : Layer
{
    public override Signature Signature { get; } = new("Softmax", WordKind.Function, "Activations")
    {
        Summary = "exp(x) divided by its sum along an axis: probabilities.",
        Remarks = "A crossentropy of it is computed from x itself, in one stable step.",
        Shapes = "x -> x",
        Gives = ValueRange.Distribution,
        Parameters = [Parameter.Axis("axis", -1, "The axis along which the result sums to one.")],
    };

    public override Shape? Infer(ShapeContext c) => c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis ? null
        : c.Input[axis].Is(1) ? c.Report(ProblemId.SoftmaxOfOne, Place.OfInput(0), [c.Input.ToString(), DimPrinter.Number(axis), "Softmax"], new DimReference(0, axis))
        : c.Input;

    public override Value Lower(LowerContext c)
    {
        var axis = c.Arguments.Integer("axis");
        return Ops.Softmax.Apply(c.Graph, c.Input, (int)(axis < 0 ? axis + c.Input.Shape.Rank : axis), c.Name);
    }
}
