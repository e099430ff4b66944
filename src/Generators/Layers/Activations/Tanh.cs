using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Tanh : Layer
{
    public override Signature Signature { get; } = new("Tanh", WordKind.Function, "Activations")
    {
        Summary = "The hyperbolic tangent: between -1 and 1.",
        Shapes = "x -> x",
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Pointwise.Apply(c.Graph, "Tanh", c.Input, c.Name);
}
