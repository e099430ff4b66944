using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Reverses the steps of a mask.</summary>
internal sealed class ReversedMaskWord() : MaskWord("ReversedMask", "Reverses the steps of a mask.")
{
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Flip.Apply(c.Graph, c.Input, 1, c.Name);
}
