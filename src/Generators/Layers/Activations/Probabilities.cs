using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Infers the shape of words that compute probabilities along an axis. An axis of size one is reported, because the only probability is always 1.
/// </summary>
internal static class Probabilities
{
    public static Shape? Infer(ShapeContext c, Signature signature) => c.AxisOf("axis", c.Arguments.Integer("axis")) is not { } axis ? null
        : c.Input[axis].Is(1) ? c.Report(ProblemId.SoftmaxOfOne, Place.OfInput(0), [c.Input.ToString(), DimPrinter.Number(axis), signature.Name], new DimReference(0, axis))
        : c.Input;
}
