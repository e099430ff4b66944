using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;

namespace CompiledNets.Generators.Layers;

/// <summary>Keras' activations that work element by element: one row each.</summary>
internal static class ActivationFunctions
{
    // The constants for which activations keep mean and variance (Klambauer et al., 2017), as Keras has them.
    private const double SeluAlpha = 1.6732632423543772848170429916717;
    private const double SeluScale = 1.0507009873554804934193349852946;

    public static IEnumerable<Layer> All { get; } =
    [
        Row("ReLU", "The larger of x and 0.", "With a threshold, x where it is above, else negativeSlope · (x - threshold).", ReLU,
            Parameter.Real("negativeSlope", 0, "The slope below the threshold.", min: 0),
            Parameter.Real("maxValue", double.PositiveInfinity, "The largest value.", min: 0),
            Parameter.Real("threshold", 0, "From where on x is let through.", min: 0)),
        Row("ReLU6", "x between 0 and 6.", (c, x) => Activations.Clip(c.Graph, x, 0, 6, c.Name)),
        Row("LeakyReLU", "x where it is positive, else negativeSlope · x.", "The default is that of Keras' layer LeakyReLU; the function leaky_relu has 0.2.",
            (c, x) => Activations.Apply(c.Graph, "LeakyRelu", x, c.Name, c.Arguments.Real("negativeSlope")),
            Parameter.Real("negativeSlope", 0.3, "The slope of the negative part.", min: 0)),
        Row("ELU", "x where it is positive, else alpha · (exp(x) - 1). Clevert et al., 2016.",
            (c, x) => Activations.Apply(c.Graph, "Elu", x, c.Name, c.Arguments.Real("alpha"), 1, 1),
            Parameter.Real("alpha", 1, "How far down it goes.", min: 0)),
        Row("SELU", "ELU with alpha 1.6733, times 1.0507: it keeps mean and variance. Klambauer et al., 2017.",
            (c, x) => Activations.Apply(c.Graph, "Elu", x, c.Name, SeluAlpha, SeluScale, 1)),
        Row("CELU", "x where it is positive, else alpha · (exp(x / alpha) - 1). Barron, 2017.",
            (c, x) => Activations.Apply(c.Graph, "Elu", x, c.Name, c.Arguments.Real("alpha"), 1, 1 / c.Arguments.Real("alpha")),
            Parameter.Real("alpha", 1, "How far down it goes.", min: 1e-6)),
        Row("GELU", "x times the part of a standard normal distribution that is below it. Hendrycks and Gimpel, 2016.",
            (c, x) => Activations.Apply(c.Graph, c.Arguments.Flag("approximate") ? "GeluTanh" : "Gelu", x, c.Name),
            Parameter.Flag("approximate", false, "Whether tanh stands in for the normal distribution.")),
        Row("SiLU", "x · sigmoid(x), also called swish. Ramachandran et al., 2017.", (c, x) => Activations.Apply(c.Graph, "Silu", x, c.Name)),
        Row("HardSiLU", "x · HardSigmoid(x).", (c, x) => Activations.Apply(c.Graph, "HardSwish", x, c.Name)),
        Row("Mish", "x · tanh(Softplus(x)). Misra, 2019.", (c, x) => Activations.Apply(c.Graph, "Mish", x, c.Name)),
        Row("HardSigmoid", "x / 6 + 1/2, between 0 and 1.", (c, x) => Activations.Apply(c.Graph, "HardSigmoid", x, c.Name)),
        Row("LogSigmoid", "log(Sigmoid(x)).", (c, x) => Negative(c, Softplus(c, Negative(c, x)))),
        Row("SparseSigmoid", "(x + 1) / 2, between 0 and 1.",
            (c, x) => Activations.Clip(c.Graph, Pointwise.Scale(c.Graph, Pointwise.Offset(c.Graph, x, 1, c.Name), 0.5, c.Name), 0, 1, c.Name)),
        Row("Tanh", "The hyperbolic tangent: between -1 and 1.", Pointwise1("Tanh")),
        Row("HardTanh", "x between -1 and 1.", (c, x) => Activations.Clip(c.Graph, x, -1, 1, c.Name)),
        Row("TanhShrink", "x - tanh(x).", (c, x) => Pointwise.Subtract(c.Graph, x, Pointwise.Apply(c.Graph, "Tanh", x, c.Name + "_tanh"), c.Name)),
        Row("HardShrink", "x where it is further than the threshold from zero, else 0.",
            (c, x) => Activations.Apply(c.Graph, "HardShrink", x, c.Name, c.Arguments.Real("threshold")),
            Parameter.Real("threshold", 0.5, "What is cut out around zero.", min: 0)),
        Row("SoftShrink", "x brought nearer to zero by the threshold, and 0 where it is nearer than that.",
            (c, x) => Activations.Apply(c.Graph, "SoftShrink", x, c.Name, c.Arguments.Real("threshold")),
            Parameter.Real("threshold", 0.5, "How much nearer.", min: 0)),
        Row("Softplus", "log(1 + exp(x)).", "libtorch gives back x from 20 on; here that is from 80 on, where no digit differs.", Softplus),
        Row("SparsePlus", "(x + 1)² / 4 from -1 to 1, 0 below and x above.", SparsePlus),
        Row("Squareplus", "(x + sqrt(x² + b)) / 2. Barron, 2021.", Squareplus, Parameter.Real("b", 4, "How smooth it is.", min: 0)),
        Row("Softsign", "x / (1 + |x|): between -1 and 1.",
            (c, x) => Pointwise.Divide(c.Graph, x, Pointwise.Offset(c.Graph, Pointwise.Apply(c.Graph, "Abs", x, c.Name + "_abs"), 1, c.Name + "_abs"), c.Name)),
        Row("Exponential", "exp(x).", Pointwise1("Exp")),
        Row("Linear", "x itself.", (_, x) => x),
        Row("Threshold", "x where it is above the threshold, else another number.",
            (c, x) => Activations.Apply(c.Graph, "Threshold", x, c.Name, c.Arguments.Real("threshold"), c.Arguments.Real("defaultValue")),
            new Parameter("threshold", ParameterKind.Real, "From where on x is let through.") { IsRequired = true },
            new Parameter("defaultValue", ParameterKind.Real, "What stands below.") { IsRequired = true }),
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

    // With u = x between -1 and 1: (u + 1)² / 4 is the middle piece, stays 0 below and 1 above, where x - 1 is added.
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
