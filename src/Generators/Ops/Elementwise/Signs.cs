
namespace CompiledNets.Generators.Ops;

/// <summary>The sign and the absolute value.</summary>
internal static class Signs
{
    public static readonly Function Sign = new(x => $"{x}.sign()", x => $"{x}.sign_()")
    {
        Onnx = Function.OnnxOperator("Sign"),
        Words = [new("Sign", "Arithmetic", "Computes the sign of x: -1, 0 or 1.") { Remarks = "The gradient is zero." }],
    };

    public static readonly Function Abs = new(x => $"{x}.abs()", x => $"{x}.abs_()")
    {
        Gradient = (c, x, _) => Arithmetic.Multiply.Apply(c.Graph, c.Gradient, Sign.Apply(c.Graph, x, x.Name + "_sign"), c.NameOf(0)),
        Onnx = Function.OnnxOperator("Abs"),
        Words = [new("Abs", "Arithmetic", "Computes the absolute value.") { Remarks = "The gradient at zero is zero." }],
    };
}
