using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>Powers and roots.</summary>
internal static class Powers
{
    /// <summary>Computes x to the power of a constant.</summary>
    public static readonly Function Power = new((x, a) => $"Kernels.Elementwise.Power({x}, {a[0]})")
    {
        Gradient = OfPower,
        Onnx = (c, x, a) => c.Add("Pow", x, OnnxContext.Real(a[0])),
        Words =
        [
            new("Pow", "Arithmetic", "Computes x to the power of a constant.")
            {
                Parameters = [new("exponent", ParameterKind.Real, "The exponent.") { IsRequired = true }],
            },
        ],
    };

    public static readonly Function Square = new(x => $"{x}.square()", x => $"{x}.mul_({x})")
    {
        Gradient = (c, x, _) => Arithmetic.Scale.Apply(c.Graph, Arithmetic.Multiply.Apply(c.Graph, c.Gradient, x, c.NameOf(0)), 2, c.NameOf(0)),
        Onnx = (c, x, _) => c.Add("Mul", x, x),
        Words = [new("Square", "Arithmetic", "Computes x².")],
    };

    public static readonly Function Sqrt = new(x => $"{x}.sqrt()", x => $"{x}.sqrt_()")
    {
        Gradient = (c, _, y) => Arithmetic.Scale.Apply(c.Graph, Arithmetic.Divide.Apply(c.Graph, c.Gradient, y, c.NameOf(0)), 0.5, c.NameOf(0)),
        Onnx = Function.OnnxOperator("Sqrt"),
        Words = [new("Sqrt", "Arithmetic", "Computes the square root.")],
    };

    public static readonly Function Rsqrt = new(x => $"{x}.rsqrt()", x => $"{x}.rsqrt_()")
    {
        Gradient = (c, _, y) => Arithmetic.Scale.Apply(
            c.Graph, Arithmetic.Multiply.Apply(c.Graph, c.Gradient, Power.Apply(c.Graph, y, 3, y.Name + "_cubed"), c.NameOf(0)), -0.5, c.NameOf(0)),
        Onnx = (c, x, _) => c.Add("Reciprocal", c.Add("Sqrt", x)),
        Words = [new("Rsqrt", "Arithmetic", "Computes 1 / sqrt(x).")],
    };

    private static Value OfPower(VjpContext c, Value x, Value y)
    {
        var a = Function.Constant(c.Node);
        var slope = Power.Apply(c.Graph, x, a - 1, x.Name + "_power");
        return Arithmetic.Scale.Apply(c.Graph, Arithmetic.Multiply.Apply(c.Graph, c.Gradient, slope, c.NameOf(0)), a, c.NameOf(0));
    }
}
