using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>Activations with a lower and an upper bound.</summary>
internal static class Sigmoids
{
    public static readonly FunctionGradient SigmoidGradient = new(
        (g, y, _) => $"Kernels.Activations.SigmoidGradient({g}, {y})",
        (g, y, _) => $"Kernels.Activations.SigmoidGradientInPlace({g}, {y})");

    public static readonly Function Sigmoid = new(x => $"Kernels.Activations.Sigmoid({x})", x => $"Kernels.Activations.SigmoidInPlace({x})")
    {
        Gradient = (c, _, y) => SigmoidGradient.Apply(c, y),
        Onnx = Function.OnnxOperator("Sigmoid"),
        IsMonotone = true,
        Words = [new("Sigmoid", "Activations", "Computes 1 / (1 + exp(-x)), which is between 0 and 1.") { Gives = ValueRange.Unit }],
    };

    public static readonly FunctionGradient TanhGradient = new(
        (g, y, _) => $"Kernels.Activations.TanhGradient({g}, {y})",
        (g, y, _) => $"Kernels.Activations.TanhGradientInPlace({g}, {y})");

    public static readonly Function Tanh = new(x => $"Kernels.Activations.Tanh({x})", x => $"Kernels.Activations.TanhInPlace({x})")
    {
        Gradient = (c, _, y) => TanhGradient.Apply(c, y),
        Onnx = Function.OnnxOperator("Tanh"),
        IsMonotone = true,
        Words = [new("Tanh", "Activations", "Computes the hyperbolic tangent, which is between -1 and 1.")],
    };

    public static readonly FunctionGradient HardSigmoidGradient = new((g, x, _) => $"Kernels.Activations.HardSigmoidGradient({g}, {x})");

    public static readonly Function HardSigmoid = new(x => $"Kernels.Activations.HardSigmoid({x})", x => $"Kernels.Activations.HardSigmoidInPlace({x})")
    {
        Gradient = (c, x, _) => HardSigmoidGradient.Apply(c, x),
        Onnx = (c, x, _) => c.Add("HardSigmoid", [x], new OnnxAttribute("alpha", 1.0 / 6), new OnnxAttribute("beta", 0.5)),
        IsMonotone = true,
        Words = [new("HardSigmoid", "Activations", "Computes x / 6 + 1/2, clipped to the range from 0 to 1.") { Gives = ValueRange.Unit }],
    };
}
