using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class ActivityRegularization : Word
{
    public override Signature Signature { get; } = new("ActivityRegularization", WordKind.Layer, "Regularization")
    {
        Summary = "Returns its operand, and adds l1 · sum|x| + l2 · sum(x²) to the loss.",
        Remarks = "The sums are over the whole batch, as in Keras 3, so the penalty grows with the size of the batch.",
        Shapes = "x -> x",
        Parameters =
        [
            Parameter.Real("l1", 0, "The factor of the sum of absolute values.", min: 0),
            Parameter.Real("l2", 0, "The factor of the sum of squares.", min: 0),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        c.AddPenalty(Penalty.Apply(c.Graph, c.Input, c.Arguments.Real("l1"), c.Arguments.Real("l2"), c.Name + "_penalty"));
        return c.Input;
    }
}
