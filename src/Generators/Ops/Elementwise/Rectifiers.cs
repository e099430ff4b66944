using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Ops;

/// <summary>Activations that pass on large x, and reduce small x.</summary>
internal static class Rectifiers
{
    // The constants with which SELU keeps mean and variance (Klambauer et al., 2017), with the digits that Keras has.
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    public static readonly FunctionGradient ReluGradient = new(
        (g, y, _) => $"Kernels.Activations.ReluGradient({g}, {y})",
        (g, y, _) => $"Kernels.Activations.ReluGradientInPlace({g}, {y})");

    /// <summary>Computes max(x, 0). The word ReLU combines it with others.</summary>
    public static readonly Function Relu = new(x => $"Kernels.Activations.Relu({x})", x => $"Kernels.Activations.ReluInPlace({x})")
    {
        Gradient = (c, _, y) => ReluGradient.Apply(c, y),
        Onnx = Function.OnnxOperator("Relu"),
        IsMonotone = true,
    };

    public static readonly FunctionGradient LeakyReluGradient = new((g, y, a) => $"Kernels.Activations.LeakyReluGradient({g}, {y}, {a[0]})");

    public static readonly Function LeakyRelu = new((x, a) => $"Kernels.Activations.LeakyRelu({x}, {a[0]})", (x, a) => $"Kernels.Activations.LeakyReluInPlace({x}, {a[0]})")
    {
        Gradient = (c, _, y) => LeakyReluGradient.Apply(c, y),
        Onnx = (c, x, a) => c.Add("LeakyRelu", [x], new OnnxAttribute("alpha", a[0])),
        IsMonotone = true,
        Words =
        [
            new("LeakyReLU", "Activations", "Computes x if x is positive, else negativeSlope · x.")
            {
                Remarks = "The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.",
                Parameters = [Parameter.Real("negativeSlope", 0.3, "The slope for negative x.", min: 0)],
            },
        ],
    };

    public static readonly FunctionGradient EluGradient = new((g, y, a) => $"Kernels.Activations.EluGradient({g}, {y}, {a[0]}, {a[1]}, {a[2]})");

    /// <summary>Computes scale · x if x is positive, else scale · alpha · (exp(x · inputScale) - 1). The constants are alpha, scale and inputScale.</summary>
    public static readonly Function Elu = new(
        (x, a) => $"Kernels.Activations.Elu({x}, {a[0]}, {a[1]}, {a[2]})",
        (x, a) => $"Kernels.Activations.EluInPlace({x}, {a[0]}, {a[1]}, {a[2]})")
    {
        Gradient = (c, _, y) => EluGradient.Apply(c, y),
        Onnx = OnnxOfElu,
        IsMonotone = true,
        Words =
        [
            new("ELU", "Activations", "Computes x if x is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.")
            {
                Parameters = [Parameter.Real("alpha", 1, "The scale for negative x: the result approaches -alpha.", min: 0)],
                Constants = arguments => [arguments.Real("alpha"), 1, 1],
            },
            new("SELU", "Activations", "Computes ELU with alpha 1.6733, times 1.0507, which keeps mean 0 and variance 1. Klambauer et al., 2017.")
            {
                Constants = _ => [SeluAlpha, SeluScale, 1],
            },
            new("CELU", "Activations", "Computes x if x is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.")
            {
                Parameters = [Parameter.Real("alpha", 1, "The scale for negative x: the result approaches -alpha.", min: 1e-6)],
                Constants = arguments => [arguments.Real("alpha"), 1, 1 / arguments.Real("alpha")],
            },
        ],
    };

    public static readonly FunctionGradient HardShrinkGradient = new((g, x, a) => $"Kernels.Activations.HardShrinkGradient({g}, {x}, {a[0]})");

    public static readonly Function HardShrink = new((x, a) => $"Kernels.Activations.HardShrink({x}, {a[0]})")
    {
        Gradient = (c, x, _) => HardShrinkGradient.Apply(c, x),
        Onnx = (c, x, a) => c.Add("Shrink", [x], new OnnxAttribute("lambd", a[0])),
        IsMonotone = true,
        Words =
        [
            new("HardShrink", "Activations", "Computes x if |x| is above the threshold, else 0.")
            {
                Parameters = [Parameter.Real("threshold", 0.5, "The largest |x| that becomes 0.", min: 0)],
            },
        ],
    };

    public static readonly FunctionGradient SoftShrinkGradient = new((g, x, a) => $"Kernels.Activations.SoftShrinkGradient({g}, {x}, {a[0]})");

    public static readonly Function SoftShrink = new((x, a) => $"Kernels.Activations.SoftShrink({x}, {a[0]})")
    {
        Gradient = (c, x, _) => SoftShrinkGradient.Apply(c, x),
        Onnx = (c, x, a) => c.Add("Shrink", [x], new OnnxAttribute("lambd", a[0]), new OnnxAttribute("bias", a[0])),
        IsMonotone = true,
        Words =
        [
            new("SoftShrink", "Activations", "Computes sign(x) · max(|x| - threshold, 0).")
            {
                Parameters = [Parameter.Real("threshold", 0.5, "The number that |x| is reduced by.", min: 0)],
            },
        ],
    };

    public static readonly FunctionGradient ThresholdGradient = new((g, x, a) => $"Kernels.Activations.ThresholdGradient({g}, {x}, {a[0]}, {a[1]})");

    /// <summary>Computes x if x is above the first constant, else the second.</summary>
    public static readonly Function Threshold = new((x, a) => $"Kernels.Activations.Threshold({x}, {a[0]}, {a[1]})")
    {
        Gradient = (c, x, _) => ThresholdGradient.Apply(c, x),
        Onnx = (c, x, a) => c.Add("Where", c.Add("Greater", x, OnnxContext.Real(a[0])), x, OnnxContext.Real(a[1])),
        Words =
        [
            new("Threshold", "Activations", "Computes x if x is above the threshold, else defaultValue.")
            {
                Parameters =
                [
                    new("threshold", ParameterKind.Real, "The threshold above which x is passed on.") { IsRequired = true },
                    new("defaultValue", ParameterKind.Real, "The result for x at or below the threshold.") { IsRequired = true },
                ],
            },
        ],
    };

    // With a scale of the operand, the result is ELU of the scaled operand, divided by the scale if x is positive.
    private static OnnxValue OnnxOfElu(OnnxContext c, OnnxValue x, IReadOnlyList<double> a)
    {
        var (alpha, scale, inputScale) = (a[0], a[1], a[2]);
        if (inputScale == 1)
        {
            return scale == 1
                ? c.Add("Elu", [x], new OnnxAttribute("alpha", alpha))
                : c.Add("Selu", [x], new OnnxAttribute("alpha", alpha), new OnnxAttribute("gamma", scale));
        }

        var scaled = c.Add("Elu", [c.Add("Mul", x, OnnxContext.Real(inputScale))], new OnnxAttribute("alpha", alpha * inputScale));
        return c.Add("Mul", scaled, OnnxContext.Real(scale / inputScale));
    }
}
