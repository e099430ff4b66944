using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

internal sealed class Rescaling : Layer
{
    public override Signature Signature { get; } = new("Rescaling", WordKind.Layer, "Preprocessing")
    {
        Summary = "x · scale + offset: 1 / 255f brings the brightness of a pixel between 0 and 1.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes,
        Parameters =
        [
            new Parameter("scale", ParameterKind.Real, "What is multiplied with.") { IsRequired = true },
            Parameter.Real("offset", 0, "What is added."),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        var scaled = Pointwise.Scale(c.Graph, c.Input, c.Arguments.Real("scale"), c.Name);
        return c.Arguments.Real("offset") == 0 ? scaled : Pointwise.Offset(c.Graph, scaled, c.Arguments.Real("offset"), c.Name);
    }
}
