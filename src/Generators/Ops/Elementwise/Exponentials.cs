
namespace CompiledNets.Generators.Ops;

/// <summary>The exponential function, the logarithm, and their combinations.</summary>
internal static class Exponentials
{
    public static readonly Function Exp = new(x => $"{x}.exp()", x => $"{x}.exp_()")
    {
        Gradient = (c, _, y) => Arithmetic.Multiply.Apply(c.Graph, c.Gradient, y, c.NameOf(0)),
        Onnx = Function.OnnxOperator("Exp"),
        IsMonotone = true,
        Words =
        [
            new("Exp", "Arithmetic", "Computes exp(x)."),
            new("Exponential", "Activations", "Computes exp(x)."),
        ],
    };

    public static readonly Function Log = new(x => $"{x}.log()", x => $"{x}.log_()")
    {
        Gradient = (c, x, _) => Arithmetic.Divide.Apply(c.Graph, c.Gradient, x, c.NameOf(0)),
        Onnx = Function.OnnxOperator("Log"),
        Words = [new("Log", "Arithmetic", "Computes the natural logarithm.")],
    };

    public static readonly FunctionGradient SoftplusGradient = new((g, x, _) => $"Kernels.Activations.SoftplusGradient({g}, {x})");

    public static readonly Function Softplus = new(x => $"Kernels.Activations.Softplus({x})")
    {
        Gradient = (c, x, _) => SoftplusGradient.Apply(c, x),
        Onnx = Function.OnnxOperator("Softplus"),
        IsMonotone = true,
        Words =
        [
            new("Softplus", "Activations", "Computes log(1 + exp(x)).")
            {
                Remarks = "libtorch returns x for x above 20. Here the limit is 80, above which all digits are the same.",
            },
        ],
    };
}
