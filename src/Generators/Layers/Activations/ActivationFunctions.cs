using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Layers;

/// <summary>Lists Keras' activations that work element by element, as one row each.</summary>
internal static class ActivationFunctions
{
    // The constants with which activations keep mean and variance (Klambauer et al., 2017), with the digits that Keras has.
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    public static IEnumerable<Layer> All { get; } =
    [
        Row("ReLU", "Computes max(x, 0).", "With the other arguments: min(x, maxValue) if x is above the threshold, else negativeSlope · (x - threshold).", ReLU,
            Parameter.Real("negativeSlope", 0, "The slope below the threshold.", min: 0),
            Parameter.Real("maxValue", double.PositiveInfinity, "The largest value of the result. The default is no limit.", min: 0),
            Parameter.Real("threshold", 0, "The threshold above which x is passed on.", min: 0)),
        Row("ReLU6", "Clips x to the range from 0 to 6.", (c, x) => Activations.Clip(c.Graph, x, 0, 6, c.Name)),
        Row("LeakyReLU", "Computes x if x is positive, else negativeSlope · x.", "The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.",
            (c, x) => Activations.Apply(c.Graph, "LeakyRelu", x, c.Name, c.Arguments.Real("negativeSlope")),
            Parameter.Real("negativeSlope", 0.3, "The slope for negative x.", min: 0)),
        Row("ELU", "Computes x if x is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.",
            (c, x) => Activations.Apply(c.Graph, "Elu", x, c.Name, c.Arguments.Real("alpha"), 1, 1),
            Parameter.Real("alpha", 1, "The scale for negative x: the result approaches -alpha.", min: 0)),
        Row("SELU", "Computes ELU with alpha 1.6733, times 1.0507, which keeps mean 0 and variance 1. Klambauer et al., 2017.",
            (c, x) => Activations.Apply(c.Graph, "Elu", x, c.Name, SeluAlpha, SeluScale, 1)),
        Row("CELU", "Computes x if x is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.",
            (c, x) => Activations.Apply(c.Graph, "Elu", x, c.Name, c.Arguments.Real("alpha"), 1, 1 / c.Arguments.Real("alpha")),
            Parameter.Real("alpha", 1, "The scale for negative x: the result approaches -alpha.", min: 1e-6)),
        Row("GELU", "Computes x · P(X ≤ x), where X has the standard normal distribution. Hendrycks and Gimpel, 2016.",
            (c, x) => Activations.Apply(c.Graph, c.Arguments.Flag("approximate") ? "GeluTanh" : "Gelu", x, c.Name),
            Parameter.Flag("approximate", false, "Whether the distribution function is approximated with tanh.")),
        Row("SiLU", "Computes x · sigmoid(x), also called swish. Ramachandran et al., 2017.", (c, x) => Activations.Apply(c.Graph, "Silu", x, c.Name)),
        Row("HardSiLU", "Computes x · HardSigmoid(x).", (c, x) => Activations.Apply(c.Graph, "HardSwish", x, c.Name)),
        Row("Mish", "Computes x · tanh(Softplus(x)). Misra, 2019.", (c, x) => Activations.Apply(c.Graph, "Mish", x, c.Name)),
        Row("HardSigmoid", "Computes x / 6 + 1/2, clipped to the range from 0 to 1.", (c, x) => Activations.Apply(c.Graph, "HardSigmoid", x, c.Name)),
        Row("LogSigmoid", "Computes log(Sigmoid(x)).", (c, x) => Negative(c, Softplus(c, Negative(c, x)))),
        Row("SparseSigmoid", "Computes (x + 1) / 2, clipped to the range from 0 to 1.",
            (c, x) => Activations.Clip(c.Graph, Pointwise.Scale(c.Graph, Pointwise.Offset(c.Graph, x, 1, c.Name), 0.5, c.Name), 0, 1, c.Name)),
        Row("Tanh", "Computes the hyperbolic tangent, which is between -1 and 1.", Pointwise1("Tanh")),
        Row("HardTanh", "Clips x to the range from -1 to 1.", (c, x) => Activations.Clip(c.Graph, x, -1, 1, c.Name)),
        Row("TanhShrink", "Computes x - tanh(x).", (c, x) => Pointwise.Subtract(c.Graph, x, Pointwise.Apply(c.Graph, "Tanh", x, c.Name + "_tanh"), c.Name)),
        Row("HardShrink", "Computes x if |x| is above the threshold, else 0.",
            (c, x) => Activations.Apply(c.Graph, "HardShrink", x, c.Name, c.Arguments.Real("threshold")),
            Parameter.Real("threshold", 0.5, "The largest |x| that becomes 0.", min: 0)),
        Row("SoftShrink", "Computes sign(x) · max(|x| - threshold, 0).",
            (c, x) => Activations.Apply(c.Graph, "SoftShrink", x, c.Name, c.Arguments.Real("threshold")),
            Parameter.Real("threshold", 0.5, "The number that |x| is reduced by.", min: 0)),
        Row("Softplus", "Computes log(1 + exp(x)).", "libtorch returns x for x above 20. Here the limit is 80, above which all digits are the same.", Softplus),
        Row("SparsePlus", "Computes (x + 1)² / 4 for x between -1 and 1, 0 below and x above.", SparsePlus),
        Row("Squareplus", "Computes (x + sqrt(x² + b)) / 2. Barron, 2021.", Squareplus, Parameter.Real("b", 4, "The smoothness. With 0 the result is max(x, 0).", min: 0)),
        Row("Softsign", "Computes x / (1 + |x|), which is between -1 and 1.",
            (c, x) => Pointwise.Divide(c.Graph, x, Pointwise.Offset(c.Graph, Pointwise.Apply(c.Graph, "Abs", x, c.Name + "_abs"), 1, c.Name + "_abs"), c.Name)),
        Row("Exponential", "Computes exp(x).", Pointwise1("Exp")),
        Row("Linear", "Returns x.", (_, x) => x),
        Row("Threshold", "Computes x if x is above the threshold, else defaultValue.",
            (c, x) => Activations.Apply(c.Graph, "Threshold", x, c.Name, c.Arguments.Real("threshold"), c.Arguments.Real("defaultValue")),
            new Parameter("threshold", ParameterKind.Real, "The threshold above which x is passed on.") { IsRequired = true },
            new Parameter("defaultValue", ParameterKind.Real, "The result for x at or below the threshold.") { IsRequired = true }),
    ];

    private static Elementwise Row(string name, string summary, Func<LowerContext, Value, Value> formula, params Parameter[] parameters) =>
        Elementwise.Row("Activations", name, summary, formula, parameters);

    private static Elementwise Row(string name, string summary, string remarks, Func<LowerContext, Value, Value> formula, params Parameter[] parameters) =>
        Elementwise.Row("Activations", name, summary, remarks, formula, parameters);

    private static Func<LowerContext, Value, Value> Pointwise1(string function) => (c, x) => Pointwise.Apply(c.Graph, function, x, c.Name);

    private static Value Negative(LowerContext c, Value x) => Pointwise.Apply(c.Graph, "Negate", x, c.Name);

    private static Value Softplus(LowerContext c, Value x) => Activations.Apply(c.Graph, "Softplus", x, c.Name);

    // Keras: keras/src/activations/activations.py, ReLU.static_call.
    private static Value ReLU(LowerContext c, Value x)
    {
        var (slope, most, threshold) = (c.Arguments.Real("negativeSlope"), c.Arguments.Real("maxValue"), c.Arguments.Real("threshold"));
        if (threshold == 0 && double.IsPositiveInfinity(most))
        {
            return slope == 0 ? Pointwise.Apply(c.Graph, "Relu", x, c.Name) : Activations.Apply(c.Graph, "LeakyRelu", x, c.Name, slope);
        }

        var positive = threshold == 0 ? x : Activations.Apply(c.Graph, "Threshold", x, c.Name, threshold, 0);
        if (threshold == 0 || !double.IsPositiveInfinity(most))
        {
            positive = Activations.Clip(c.Graph, positive, 0, most, c.Name);
        }

        if (slope == 0)
        {
            return positive;
        }

        var below = Pointwise.Apply(c.Graph, "Relu", Pointwise.Offset(c.Graph, Negative(c, x), threshold, c.Name + "_below"), c.Name + "_below");
        return Pointwise.Subtract(c.Graph, positive, Pointwise.Scale(c.Graph, below, slope, c.Name + "_below"), c.Name);
    }

    // With u = x clipped to -1 to 1, (u + 1)² / 4 is the middle piece. It is 0 below and 1 above, where x - 1 is added.
    private static Value SparsePlus(LowerContext c, Value x)
    {
        var middle = Pointwise.Offset(c.Graph, Activations.Clip(c.Graph, x, -1, 1, c.Name + "_middle"), 1, c.Name + "_middle");
        var square = Pointwise.Scale(c.Graph, Pointwise.Apply(c.Graph, "Square", middle, c.Name + "_middle"), 0.25, c.Name + "_middle");
        var above = Pointwise.Apply(c.Graph, "Relu", Pointwise.Offset(c.Graph, x, -1, c.Name + "_above"), c.Name + "_above");
        return Pointwise.Add(c.Graph, square, above, c.Name);
    }

    private static Value Squareplus(LowerContext c, Value x)
    {
        var squares = Pointwise.Offset(c.Graph, Pointwise.Apply(c.Graph, "Square", x, c.Name + "_square"), c.Arguments.Real("b"), c.Name + "_square");
        return Pointwise.Scale(c.Graph, Pointwise.Add(c.Graph, x, Pointwise.Apply(c.Graph, "Sqrt", squares, c.Name + "_root"), c.Name), 0.5, c.Name);
    }
}
