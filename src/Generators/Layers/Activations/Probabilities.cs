using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>The shape rule of the words that make probabilities along an axis: of one choice alone there is nothing to choose.</summary>
internal static class Probabilities
{
    public static Shape? Infer(ShapeContext c, Signature signature) => c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis ? null
        : c.Input[axis].Is(1) ? c.Report(ProblemId.SoftmaxOfOne, Place.OfInput(0), [c.Input.ToString(), DimPrinter.Number(axis), signature.Name], new DimReference(0, axis))
        : c.Input;
}
