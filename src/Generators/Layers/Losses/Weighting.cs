using System;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;
using CompiledNets.Generators.Signatures;

namespace CompiledNets.Generators.Layers;

/// <summary>Applies sample weights, and the mask of the output, to losses and metrics.</summary>
internal static class Weighting
{
    // The index of the operand of weights.
    private const int Given = 2;

    /// <summary>Gets the operand for Keras' sample_weight. It is the last parameter.</summary>
    public static Operand SampleWeight { get; } =
        Operand.Float("sampleWeight", "The weight of each sample, (N), or of each step, (N, T). By default all weights are 1.") with { IsOptional = true };

    /// <summary>Checks that the shape of the weights is a prefix of the output's shape without its last axis. Reports a violation.</summary>
    public static bool Check(ShapeContext c, string word)
    {
        if (c.Inputs.Count <= Given)
        {
            return true;
        }

        var rows = RowsOf(c.Inputs[0]);
        var weights = Squeezed(c.Inputs[Given], rows);
        if (weights.Rank > rows.Rank)
        {
            Report();
            return false;
        }

        for (var axis = 0; axis < weights.Rank; axis++)
        {
            if (ShapeSolver.Equal(rows[axis], weights[axis]).Verdict != Verdict.Proved)
            {
                Report(new DimReference(0, axis));
                return false;
            }
        }

        return true;

        void Report(params DimReference[] origins) => c.Report(ProblemId.WeightsDisagree, Place.OfInput(Given), [word, Needed(rows), c.Inputs[Given].ToString()], origins);
    }

    /// <summary>Returns true if the elements have different weights.</summary>
    public static bool IsWeighted(LowerContext c) => c.Inputs.Count > Given || c.Mask(0) is not null || LossRules.IgnoredClass(c.Arguments) is not null;

    /// <summary>Gets the weights of the elements in a metric, which are 0 where the mask is false. Returns null if all weights are equal.</summary>
    public static Value? OfMetric(LowerContext c)
    {
        var given = SampleWeights(c);
        return MaskOf(c) is not { } mask ? given
            : given is null ? mask
            : Product(c, given, Masks.Numbers(c.Graph, mask, given, c.Name + "_mask"));
    }

    /// <summary>
    /// Computes the mean of the values of a loss. As in Keras, sample weights do not change the divisor, but a mask does: the mean is over the
    /// elements that the mask keeps.
    /// </summary>
    /// <param name="c">The call of the loss.</param>
    /// <param name="values">The value of the loss for each element, or each row, of the output.</param>
    public static Value Mean(LowerContext c, Value values) => BatchMean.Apply(c.Graph, Weigh(c, values), c.Name);

    /// <summary>Multiplies the values of a loss by their weights. Their mean is then the loss.</summary>
    public static Value Weigh(LowerContext c, Value values)
    {
        var weights = SampleWeights(c);
        if (MaskOf(c) is { } mask)
        {
            var counts = Masks.Weights(c.Graph, mask, values, c.Name + "_mask");
            weights = weights is null ? counts : Product(c, weights, counts);
        }

        return weights is null ? values : Arithmetic.Multiply.Apply(c.Graph, values, Masks.Widen(c.Graph, weights, values.Shape.Rank), c.Name);
    }

    /// <summary>Gets the mask of the output and of the class that is ignored, or null if all places count.</summary>
    private static Value? MaskOf(LowerContext c)
    {
        var mask = c.Mask(0);
        if (LossRules.IgnoredClass(c.Arguments) is not { } ignored)
        {
            return mask;
        }

        var kept = Masks.OfLabels(c.Graph, LossRules.Squeeze(c), ignored, c.Name + "_kept");
        return mask is null ? kept
            : Masks.Both(c.Graph, kept, Expand.Apply(c.Graph, Masks.Widen(c.Graph, mask, kept.Shape.Rank), kept.Shape), c.Name + "_mask");
    }

    private static Value? SampleWeights(LowerContext c)
    {
        if (c.Inputs.Count <= Given)
        {
            return null;
        }

        var given = c.Inputs[Given];
        var shape = Squeezed(given.Shape, RowsOf(c.Inputs[0].Shape));
        return shape.Rank == given.Shape.Rank ? given : Reshape.Apply(c.Graph, given, shape);
    }

    // The weights may be per sample or per step, so their ranks can differ.
    private static Value Product(LowerContext c, Value left, Value right)
    {
        var rank = Math.Max(left.Shape.Rank, right.Shape.Rank);
        return Arithmetic.Multiply.Apply(c.Graph, Masks.Widen(c.Graph, left, rank), Masks.Widen(c.Graph, right, rank), c.Name + "_weights");
    }

    /// <summary>Gets the shapes that weights can have: <c>one number per sample, [Shape], or per step, [Shape("T")]</c>.</summary>
    private static string Needed(Shape rows)
    {
        var sizes = string.Join(", ", rows.Dims.Skip(1).Select(dim => dim.IsConstant ? dim.ToString() : $"\"{dim}\""));
        return "one number per sample, [Shape]" + (rows.Rank switch { < 2 => "", 2 => $", or per step, [Shape({sizes})]", _ => $", or per place, [Shape({sizes})]" });
    }

    // Keras' losses have one value per element of all axes but the last. If there is only the batch axis, it is one per sample.
    private static Shape RowsOf(Shape output) => new(output.Dims.Take(Math.Max(output.Rank - 1, 1)));

    // A column of a table has the shape (N, 1), so it is accepted too.
    private static Shape Squeezed(Shape weights, Shape rows) =>
        weights.Rank == rows.Rank + 1 && weights.Last.Is(1) ? new Shape(weights.Dims.Take(rows.Rank)) : weights;
}
