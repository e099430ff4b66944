using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>Folds a mask as <see cref="FoldTime"/> folds its tensor: (N, T, S, ...) becomes (N * T, S, ...).</summary>
internal sealed class FoldedMaskWord() : MaskWord("FoldedMask", "Converts the mask of time steps to a mask of samples.")
{
    public override Shape? Infer(ShapeContext c) => Folded(c.Input);

    public override Value Lower(LowerContext c) => Reshape.Apply(c.Graph, c.Input, Folded(c.Input.Shape), c.Name);

    private static Shape Folded(Shape mask) => new([mask[0] * mask[1], .. mask.Dims.Skip(2)]);
}
