using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class LayerNormalization : Word
{
    public override Signature Signature { get; } = new("LayerNormalization", WordKind.Layer, "Normalization")
    {
        Summary = "Computes gamma · (x - mean) / sqrt(variance + epsilon) + beta, with the mean and variance of each vector along one axis.",
        Remarks = "As in Keras, epsilon is 1e-3. PyTorch's is 1e-5. Ba, Kiros and Hinton, 2016.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Axis("axis", -1, "The axis of the vectors."),
            Affine.Epsilon(),
            Affine.Center,
            Affine.Scale,
            .. Affine.Initializers,
            .. Affine.Limits,
        ],
    };

    public override Shape? Infer(ShapeContext c) =>
        Affine.Check(c, "LayerNormalization") && c.AxisOf("axis", c.Arguments.Integer("axis")) is { } axis && Affine.Declare(c, axis) ? c.Input : null;

    public override Value Lower(LowerContext c)
    {
        // The kernel supports only the last axis.
        var axis = c.Axis("axis");
        int[] order = [.. Enumerable.Range(0, c.Input.Shape.Rank).Where(other => other != axis), axis];
        var x = Permute.Apply(c.Graph, c.Input, order);
        var result = LayerNorm.Apply(c.Graph, x, Affine.Gamma(c), Affine.Beta(c), c.Arguments.Real("epsilon"), c.Name);
        return Permute.Apply(c.Graph, result, Permute.Inverse(order));
    }
}
