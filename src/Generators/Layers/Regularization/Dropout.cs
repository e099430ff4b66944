using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Dropout : Layer
{
    public override Signature Signature { get; } = new("Dropout", WordKind.Layer, "Regularization")
    {
        Summary = "While training, sets a part of the values to zero and divides the others by 1 - rate. Otherwise does nothing.",
        Remarks = "Which values are dropped depends on the seed of the net and the number of the step alone. Srivastava et al., 2014.",
        Shapes = "x -> x",
        Parameters = [Parameter.Rate("rate", "The part that is dropped, from 0 to below 1.")],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.IsTraining && c.Arguments.Real("rate") > 0
        ? Ops.Dropout.Apply(c.Graph, c.Input, c.Arguments.Real("rate"), c.Call, c.Name)
        : c.Input;
}
