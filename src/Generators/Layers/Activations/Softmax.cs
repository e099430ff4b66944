using CompiledNets.Generators.Graph;
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

    public override Shape? Infer(ShapeContext c) => Probabilities.Infer(c, Signature);

    public override Value Lower(LowerContext c) => Ops.Softmax.Apply(c.Graph, c.Input, c.Axis("axis"), c.Name);
}
