using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Dropout : Word
{
    public override Signature Signature { get; } = new("Dropout", WordKind.Layer, "Regularization")
    {
        Summary = "Sets a part of the elements to zero and divides the others by 1 - rate, while training. Otherwise returns its operand.",
        Remarks = "The elements that are dropped depend only on the seed of the net and the number of the step. Srivastava et al., 2014.",
        Shapes = "x -> x",
        Parameters = [Parameter.Rate("rate", "The fraction of the elements that is dropped.")],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.IsTraining && c.Arguments.Real("rate") > 0
        ? Ops.Dropout.Apply(c.Graph, c.Input, c.Arguments.Real("rate"), c.Call, c.Name)
        : c.Input;
}
