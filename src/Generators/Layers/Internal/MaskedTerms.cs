using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Weighs the elements of a masked tensor that the user minimises, so that their mean is the mean over the elements that the mask keeps.</summary>
internal sealed class MaskedTerms : Word
{
    public override Signature Signature { get; } = new("MaskedTerms", WordKind.Internal)
    {
        Summary = "Weighs elements so that their mean is the mean over those that the mask keeps.",
        Shapes = "x -> x",
        Masks = MaskRule.Uses,
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Weighting.Weigh(c, c.Input);
}
