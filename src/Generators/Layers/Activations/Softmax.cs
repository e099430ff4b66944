using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Softmax : Word
{
    public override Signature Signature { get; } = new("Softmax", WordKind.Function, "Activations")
    {
        Summary = "Computes exp(x) divided by its sum along an axis, which gives probabilities.",
        Remarks = "A crossentropy of the result is computed directly from x, which is numerically stable.",
        Shapes = "x -> x",
        Gives = ValueRange.Distribution,
        Parameters = [Parameter.Axis("axis", -1, "The axis along which the result sums to one.")],
    };

    /// <summary>A softmax over the steps computes with the mask. One over the features of a step does not need it.</summary>
    public override MaskRule RuleOf(Arguments arguments) => arguments.Integer("axis") == -1 ? MaskRule.Passes : MaskRule.Passes | MaskRule.Uses;

    public override Shape? Infer(ShapeContext c) => Probabilities.Infer(c, Signature);

    public override Value Lower(LowerContext c)
    {
        var (x, axis) = (c.Input, c.Axis("axis"));
        if (c.Mask(0) is { } mask && axis < mask.Shape.Rank)
        {
            var bias = Ops.Masks.Bias(c.Graph, mask, x, c.Name + "_hidden");
            x = Arithmetic.Add.Apply(c.Graph, x, Ops.Masks.Widen(c.Graph, bias, x.Shape.Rank), c.Name + "_kept");
        }

        return Ops.Softmax.Apply(c.Graph, x, axis, c.Name);
    }
}
