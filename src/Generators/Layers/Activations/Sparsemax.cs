using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Sparsemax : Word
{
    public override Signature Signature { get; } = new("Sparsemax", WordKind.Function, "Activations")
    {
        Summary = "Computes the probabilities along an axis that are nearest to x. Unlike softmax, values far below the largest become exactly zero. Martins and Astudillo, 2016.",
        Remarks = "The result is max(x - threshold, 0), where the threshold is such that the result sums to one. The gradient is zero for elements whose result is zero.",
        Shapes = "x -> x",
        Gives = ValueRange.Distribution,
        Parameters = [Parameter.Axis("axis", -1, "The axis along which the result sums to one.")],
    };

    public override Shape? Infer(ShapeContext c) => Probabilities.Infer(c, Signature);

    public override Value Lower(LowerContext c) => Ops.Sparsemax.Apply(c.Graph, c.Input, c.Axis("axis"), c.Name);
}
