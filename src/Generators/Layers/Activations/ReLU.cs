using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class ReLU : Layer
{
    public override Signature Signature { get; } = new("ReLU", WordKind.Function, "Activations")
    {
        Summary = "The larger of x and 0.",
        Shapes = "x -> x",
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => Pointwise.Apply(c.Graph, "Relu", c.Input, c.Name);
}
