using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Applies the last part of TimeDistributed: the results of a sample's time steps become one sample again. The second operand is the tensor that was
/// folded.
/// </summary>
internal sealed class UnfoldTime : Word
{
    public override Signature Signature { get; } = new("UnfoldTime", WordKind.Internal)
    {
        Summary = "Converts samples back to time steps.",
        Shapes = "(N * T, ...), (N, T, ...) -> (N, T, ...)",
        Operands = [Operand.Float("x"), Operand.FloatOrIds("folded", "The tensor that was folded.")],
    };

    public override Shape? Infer(ShapeContext c) => Unfolded(c.Input, c.Inputs[1]);

    public override Value Lower(LowerContext c) => Reshape.Apply(c.Graph, c.Input, Unfolded(c.Input.Shape, c.Inputs[1].Shape), c.Name);

    private static Shape Unfolded(Shape x, Shape folded) => new([folded[0], folded[1], .. x.Dims.Skip(1)]);
}
