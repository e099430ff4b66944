using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Unfolds a mask as <see cref="UnfoldTime"/> unfolds its tensor: (N * T, S, ...) becomes (N, T, S, ...). The second operand is the tensor that was folded.
/// </summary>
internal sealed class UnfoldedMaskWord() : MaskWord("UnfoldedMask", "Converts the mask of samples back to a mask of time steps.")
{
    public override Shape? Infer(ShapeContext c) => Unfolded(c.Input, c.Inputs[1]);

    public override Value Lower(LowerContext c) => Reshape.Apply(c.Graph, c.Input, Unfolded(c.Input.Shape, c.Inputs[1].Shape), c.Name);

    private static Shape Unfolded(Shape mask, Shape folded) => new([folded[0], folded[1], .. mask.Dims.Skip(1)]);
}
