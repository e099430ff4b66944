using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

internal sealed class Rescaling : Word
{
    public override Signature Signature { get; } = new("Rescaling", WordKind.Layer, "Preprocessing")
    {
        Summary = "Computes x · scale + offset. With a scale of 1 / 255f, the brightness of a pixel becomes a number between 0 and 1.",
        Shapes = "x -> x",
        Masks = MaskRule.Passes,
        Parameters =
        [
            new Parameter("scale", ParameterKind.Real, "The factor.") { IsRequired = true },
            Parameter.Real("offset", 0, "The number that is added."),
        ],
    };

    public override Shape? Infer(ShapeContext c) => c.Input;

    public override Value Lower(LowerContext c)
    {
        var scaled = Arithmetic.Scale.Apply(c.Graph, c.Input, c.Arguments.Real("scale"), c.Name);
        return c.Arguments.Real("offset") == 0 ? scaled : Arithmetic.Offset.Apply(c.Graph, scaled, c.Arguments.Real("offset"), c.Name);
    }
}
