using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>The trigonometric functions.</summary>
internal static class Trigonometry
{
    public static readonly Function Sin = new(x => $"{x}.sin()", x => $"{x}.sin_()")
    {
        Gradient = OfSin,
        Onnx = Function.OnnxOperator("Sin"),
        Words = [new("Sin", "Arithmetic", "Computes the sine.")],
    };

    public static readonly Function Cos = new(x => $"{x}.cos()", x => $"{x}.cos_()")
    {
        Gradient = OfCos,
        Onnx = Function.OnnxOperator("Cos"),
        Words = [new("Cos", "Arithmetic", "Computes the cosine.")],
    };

    private static Value OfSin(VjpContext c, Value x, Value y) =>
        Arithmetic.Multiply.Apply(c.Graph, c.Gradient, Cos.Apply(c.Graph, x, x.Name + "_cos"), c.NameOf(0));

    private static Value OfCos(VjpContext c, Value x, Value y) => Arithmetic.Negate.Apply(
        c.Graph, Arithmetic.Multiply.Apply(c.Graph, c.Gradient, Sin.Apply(c.Graph, x, x.Name + "_sin"), c.NameOf(0)), c.NameOf(0));
}
