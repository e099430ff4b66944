using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Reverses the order of the steps.</summary>
internal sealed class ReverseWord : Word
{
    public override Signature Signature { get; } = new("Reverse", WordKind.Internal)
    {
        Summary = "Reverses the order of the steps.",
        Shapes = "(N, T, ...) -> (N, T, ...)",
    };

    public override int? MaskOfResult(MaskContext c) => c.Masks[0] is { } mask ? c.Apply(WordCatalogue.Of<ReversedMaskWord>(), [mask]) : null;

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Flip.Apply(c.Graph, c.Input, 1, c.Name);
}
