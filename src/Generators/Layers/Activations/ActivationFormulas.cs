using System;
using System.Collections.Generic;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>
/// Lists Keras' activations that are a formula of several functions, as one row each. An activation that is one function is in the row of that function,
/// in Ops/Elementwise.
/// </summary>
internal static class ActivationFormulas
{
    public static IEnumerable<Word> All { get; } =
    [
        Row(
            new("GELU", WordKind.Function, "Activations")
            {
                Summary = "Computes x · P(X ≤ x), where X has the standard normal distribution. Hendrycks and Gimpel, 2016.",
                Shapes = "x -> x",
                Parameters = [Parameter.Flag("approximate", false, "Whether the distribution function is approximated with tanh.")],
            },
            (c, x) => (c.Arguments.Flag("approximate") ? Gates.GeluTanh : Gates.Gelu).Apply(c.Graph, x, c.Name)),
        Row("Linear", "Returns x.", (_, x) => x),
        Row("LogSigmoid", "Computes log(Sigmoid(x)).", (c, x) => Negative(c, Exponentials.Softplus.Apply(c.Graph, Negative(c, x), c.Name))),
        Row("Softsign", "Computes x / (1 + |x|), which is between -1 and 1.",
            (c, x) => Arithmetic.Divide.Apply(c.Graph, x, Arithmetic.Offset.Apply(c.Graph, Signs.Abs.Apply(c.Graph, x, c.Name + "_abs"), 1, c.Name + "_abs"), c.Name)),
        Row("SparsePlus", "Computes (x + 1)² / 4 for x between -1 and 1, 0 below and x above.", SparsePlus),
        Row(
            new("SparseSigmoid", WordKind.Function, "Activations")
            {
                Summary = "Computes (x + 1) / 2, clipped to the range from 0 to 1.",
                Shapes = "x -> x",
                Gives = ValueRange.Unit,
            },
            (c, x) => Bounds.Clip.Apply(c.Graph, Arithmetic.Scale.Apply(c.Graph, Arithmetic.Offset.Apply(c.Graph, x, 1, c.Name), 0.5, c.Name), [0, 1], c.Name)),
        Row(
            new("Squareplus", WordKind.Function, "Activations")
            {
                Summary = "Computes (x + sqrt(x² + b)) / 2. Barron, 2021.",
                Shapes = "x -> x",
                Parameters = [Parameter.Real("b", 4, "The smoothness. With 0 the result is max(x, 0).", min: 0)],
            },
            Squareplus),
        Row("TanhShrink", "Computes x - tanh(x).", (c, x) => Arithmetic.Subtract.Apply(c.Graph, x, Sigmoids.Tanh.Apply(c.Graph, x, c.Name + "_tanh"), c.Name)),
    ];

    private static Elementwise Row(string name, string summary, Func<LowerContext, Value, Value> formula) =>
        Row(new(name, WordKind.Function, "Activations") { Summary = summary, Shapes = "x -> x" }, formula);

    private static Elementwise Row(Signature signature, Func<LowerContext, Value, Value> formula) => new(signature, formula);

    private static Value Negative(LowerContext c, Value x) => Arithmetic.Negate.Apply(c.Graph, x, c.Name);

    // With u = x clipped to -1 to 1, (u + 1)² / 4 is the middle piece. It is 0 below and 1 above, where x - 1 is added.
    private static Value SparsePlus(LowerContext c, Value x)
    {
        var middle = Arithmetic.Offset.Apply(c.Graph, Bounds.Clip.Apply(c.Graph, x, [-1, 1], c.Name + "_middle"), 1, c.Name + "_middle");
        var square = Arithmetic.Scale.Apply(c.Graph, Powers.Square.Apply(c.Graph, middle, c.Name + "_middle"), 0.25, c.Name + "_middle");
        var above = Rectifiers.Relu.Apply(c.Graph, Arithmetic.Offset.Apply(c.Graph, x, -1, c.Name + "_above"), c.Name + "_above");
        return Arithmetic.Add.Apply(c.Graph, square, above, c.Name);
    }

    private static Value Squareplus(LowerContext c, Value x)
    {
        var squares = Arithmetic.Offset.Apply(c.Graph, Powers.Square.Apply(c.Graph, x, c.Name + "_square"), c.Arguments.Real("b"), c.Name + "_square");
        return Arithmetic.Scale.Apply(c.Graph, Arithmetic.Add.Apply(c.Graph, x, Powers.Sqrt.Apply(c.Graph, squares, c.Name + "_root"), c.Name), 0.5, c.Name);
    }
}
