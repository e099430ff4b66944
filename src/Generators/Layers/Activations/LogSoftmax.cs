using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class LogSoftmax : Word
{
    public override Signature Signature { get; } = new("LogSoftmax", WordKind.Function, "Activations")
    {
        Summary = "Computes the logarithm of softmax along an axis: x - log(sum(exp(x))).",
        Shapes = "x -> x",
        Parameters = [Parameter.Axis("axis", -1, "The axis along which the exponentials of the result sum to one.")],
    };

    public override Shape? Infer(ShapeContext c) => c.AxisOf("axis", c.Arguments.Integer("axis")) is null ? null : c.Input;

    public override Value Lower(LowerContext c)
    {
        var axis = c.Arguments.Integer("axis");
        return Ops.LogSoftmax.Apply(c.Graph, c.Input, (int)(axis < 0 ? axis + c.Input.Shape.Rank : axis), c.Name);
    }
}
