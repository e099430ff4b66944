using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Layers;

/// <summary>Lists functions of numbers that work element by element, as one row each.</summary>
internal static class ArithmeticFunctions
{
    public static IEnumerable<Layer> All { get; } =
    [
        Row("Abs", "Computes the absolute value.", "The gradient at zero is zero.", "Abs"),
        Row("Exp", "Computes exp(x).", null, "Exp"),
        Row("Log", "Computes the natural logarithm.", null, "Log"),
        Row("Sqrt", "Computes the square root.", null, "Sqrt"),
        Row("Rsqrt", "Computes 1 / sqrt(x).", null, "Rsqrt"),
        Row("Square", "Computes x².", null, "Square"),
        Row("Sin", "Computes the sine.", null, "Sin"),
        Row("Cos", "Computes the cosine.", null, "Cos"),
        Row("Sign", "Computes the sign of x: -1, 0 or 1.", "The gradient is zero.", "Sign"),
        Elementwise.Row("Arithmetic", "Pow", "Computes x to the power of a constant.", (c, x) => Pointwise.Power(c.Graph, x, c.Arguments.Real("exponent"), c.Name),
            new Parameter("exponent", ParameterKind.Real, "The exponent.") { IsRequired = true }),
        Elementwise.Row("Arithmetic", "Clip", "Clips x to the range between two bounds.", "The gradient is zero if x is at or outside the bounds.",
            (c, x) => Activations.Clip(c.Graph, x, c.Arguments.Real("xMin"), c.Arguments.Real("xMax"), c.Name),
            new Parameter("xMin", ParameterKind.Real, "The lower bound.") { IsRequired = true },
            new Parameter("xMax", ParameterKind.Real, "The upper bound.") { IsRequired = true }),
    ];

    private static Elementwise Row(string name, string summary, string? remarks, string function) =>
        Elementwise.Row("Arithmetic", name, summary, remarks, (c, x) => Pointwise.Apply(c.Graph, function, x, c.Name));
}
