using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Layers;

/// <summary>Functions of numbers, element by element: one row each.</summary>
internal static class ArithmeticFunctions
{
    public static IEnumerable<Layer> All { get; } =
    [
        Row("Abs", "The absolute value.", "Its gradient at zero is zero.", "Abs"),
        Row("Exp", "The exponential.", null, "Exp"),
        Row("Log", "The natural logarithm.", null, "Log"),
        Row("Sqrt", "The square root.", null, "Sqrt"),
        Row("Rsqrt", "1 / sqrt(x).", null, "Rsqrt"),
        Row("Square", "x².", null, "Square"),
        Row("Sin", "The sine.", null, "Sin"),
        Row("Cos", "The cosine.", null, "Cos"),
        Row("Sign", "-1, 0 or 1.", "Its gradient is zero.", "Sign"),
        Elementwise.Row("Arithmetic", "Pow", "x to a power.", (c, x) => Pointwise.Power(c.Graph, x, c.Arguments.Real("exponent"), c.Name),
            new Parameter("exponent", ParameterKind.Real, "The power.") { IsRequired = true }),
        Elementwise.Row("Arithmetic", "Clip", "x between two bounds.", "Its gradient is zero outside of them and on them.",
            (c, x) => Activations.Clip(c.Graph, x, c.Arguments.Real("xMin"), c.Arguments.Real("xMax"), c.Name),
            new Parameter("xMin", ParameterKind.Real, "The lower bound.") { IsRequired = true },
            new Parameter("xMax", ParameterKind.Real, "The upper bound.") { IsRequired = true }),
    ];

    private static Elementwise Row(string name, string summary, string? remarks, string function) =>
        Elementwise.Row("Arithmetic", name, summary, remarks, (c, x) => Pointwise.Apply(c.Graph, function, x, c.Name));
}
