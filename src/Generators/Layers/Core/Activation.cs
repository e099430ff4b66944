using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Activation : Layer
{
    public override Signature Signature { get; } = new("Activation", WordKind.Layer, "Core")
    {
        Summary = "An activation as a layer of its own, so that it has a name.",
        Masks = MaskRule.Passes,
        Shapes = "x -> the shape of activation(x)",
        Parameters = [Parameter.Activation("The function.") with { IsRequired = true }],
    };

    // The front end applies every layer's activation; here it is all there is.
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.Input;
}
