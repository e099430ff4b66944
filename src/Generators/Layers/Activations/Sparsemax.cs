using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Sparsemax : Layer
{
    public override Signature Signature { get; } = new("Sparsemax", WordKind.Function, "Activations")
    {
        Summary = "The probabilities along an axis that are nearest to x: like softmax, but what lies far below the largest gets exactly zero. Martins and Astudillo, 2016.",
        Remarks = "It is max(x - threshold, 0), with the threshold for which that sums to one. Where it is zero no gradient passes.",
        Shapes = "x -> x",
        Gives = ValueRange.Distribution,
        Parameters = [Parameter.Axis("axis", -1, "The axis along which the result sums to one.")],
    };

    public override Shape? Infer(ShapeContext c) => Probabilities.Infer(c, Signature);

    public override Value Lower(LowerContext c) => Ops.Sparsemax.Apply(c.Graph, c.Input, c.Axis("axis"), c.Name);
}
