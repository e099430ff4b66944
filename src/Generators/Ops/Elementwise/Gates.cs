using System;
using CompiledNets.Generators.Graph;

namespace CompiledNets.Generators.Ops;

/// <summary>Activations that multiply x by a number between 0 and 1, which rises with x.</summary>
internal static class Gates
{
    public static readonly FunctionGradient SiluGradient = new((g, x, _) => $"Kernels.Activations.SiluGradient({g}, {x})");

    public static readonly Function Silu = new(x => $"Kernels.Activations.Silu({x})", x => $"Kernels.Activations.SiluInPlace({x})")
    {
        Gradient = (c, x, _) => SiluGradient.Apply(c, x),
        Onnx = (c, x, _) => c.Add("Mul", x, c.Add("Sigmoid", x)),
        Words = [new("SiLU", "Activations", "Computes x · sigmoid(x), also called swish. Ramachandran et al., 2017.")],
    };

    public static readonly FunctionGradient HardSwishGradient = new((g, x, _) => $"Kernels.Activations.HardSwishGradient({g}, {x})");

    public static readonly Function HardSwish = new(x => $"Kernels.Activations.HardSwish({x})", x => $"Kernels.Activations.HardSwishInPlace({x})")
    {
        Gradient = (c, x, _) => HardSwishGradient.Apply(c, x),
        Onnx = Function.OnnxOperator("HardSwish"),
        Words = [new("HardSiLU", "Activations", "Computes x · HardSigmoid(x).")],
    };

    public static readonly FunctionGradient GeluGradient = new((g, x, _) => $"Kernels.Activations.GeluGradient({g}, {x})");

    /// <summary>Computes x · P(X ≤ x). The word GELU selects it or <see cref="GeluTanh"/>.</summary>
    public static readonly Function Gelu = new(x => $"Kernels.Activations.Gelu({x})")
    {
        Gradient = (c, x, _) => GeluGradient.Apply(c, x),
        Onnx = (c, x, _) => Halved(c, x, c.Add("Erf", c.Add("Mul", x, OnnxContext.Real(Math.Sqrt(0.5))))),
    };

    public static readonly FunctionGradient GeluTanhGradient = new((g, x, _) => $"Kernels.Activations.GeluTanhGradient({g}, {x})");

    /// <summary>Computes <see cref="Gelu"/>, with the distribution function approximated by tanh.</summary>
    public static readonly Function GeluTanh = new(x => $"Kernels.Activations.GeluTanh({x})")
    {
        Gradient = (c, x, _) => GeluTanhGradient.Apply(c, x),
        Onnx = (c, x, _) => Halved(c, x, c.Add("Tanh", c.Add("Mul", OnnxContext.Real(Math.Sqrt(2 / Math.PI)), c.Add("Add", x, c.Add("Mul", OnnxContext.Real(0.044715), c.Add("Mul", x, c.Add("Mul", x, x))))))),
    };

    public static readonly FunctionGradient MishGradient = new((g, x, _) => $"Kernels.Activations.MishGradient({g}, {x})");

    public static readonly Function Mish = new(x => $"Kernels.Activations.Mish({x})")
    {
        Gradient = (c, x, _) => MishGradient.Apply(c, x),
        Onnx = (c, x, _) => c.Add("Mul", x, c.Add("Tanh", c.Add("Softplus", x))),
        Words = [new("Mish", "Activations", "Computes x · tanh(Softplus(x)). Misra, 2019.")],
    };

    /// <summary>Adds the operators of ONNX for x · (1 + y) / 2.</summary>
    private static OnnxValue Halved(OnnxContext c, OnnxValue x, OnnxValue y) =>
        c.Add("Mul", c.Add("Mul", x, c.Add("Add", y, OnnxContext.Real(1))), OnnxContext.Real(0.5));
}
