using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Computes the mean of a masked tensor that the user minimises, over the elements that its mask keeps.</summary>
internal sealed class MaskedMean : Word
{
    public override Signature Signature { get; } = new("MaskedMean", WordKind.Internal)
    {
        Summary = "Computes the mean of the elements that the mask keeps.",
        Shapes = "x -> one number",
        Masks = MaskRule.Uses,
    };

    public override Shape? Infer(ShapeContext c) => Shape.Scalar;

    public override Value Lower(LowerContext c) => Weighting.Mean(c, c.Input);
}
