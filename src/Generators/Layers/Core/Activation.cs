using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Activation : Word
{
    public override Signature Signature { get; } = new("Activation", WordKind.Layer, "Core")
    {
        Summary = "Applies an activation as a separate layer, which has its own name.",
        Masks = MaskRule.Passes,
        Shapes = "x -> the shape of activation(x)",
        Parameters = [Parameter.Activation("The activation.") with { IsRequired = true }],
    };

    // The front end applies the activation of every layer, so there is nothing left to do.
    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c) => c.Input;
}
