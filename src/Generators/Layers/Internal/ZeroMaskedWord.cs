using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Sets the steps that are masked to zero.</summary>
internal sealed class ZeroMaskedWord : Word
{
    public override Signature Signature { get; } = new("ZeroMasked", WordKind.Internal)
    {
        Summary = "Sets the steps that are masked to zero.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes | MaskRule.Uses,
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.Mask(0) is { } mask ? Masks.Zero(c.Graph, c.Input, mask, c.Name) : c.Input;
}
