using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Sigmoid : Layer
{
    public override Signature Signature { get; } = new("Sigmoid", WordKind.Function, "Activations")
    {
        Summary = "Computes 1 / (1 + exp(-x)), which is between 0 and 1.",
        Shapes = "x -> x",
        Gives = ValueRange.Unit,
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Pointwise.Apply(c.Graph, "Sigmoid", c.Input, c.Name);
}
