using System;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Problems;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Layers;

/// <summary>How much each place counts in a loss or a metric: by the weights that are given, and by the mask of the output.</summary>
internal static class Weighting
{
    // The third operand, where it is given.
    private const int Given = 2;

    /// <summary>Keras' sample_weight. It stands behind all other parameters.</summary>
    public static Operand SampleWeight { get; } =
        Operand.Float("sampleWeight", "How much each sample counts, (N), or each step of it, (N, T). All count alike where it is not given.") with { IsOptional = true };

    /// <summary>Whether the weights have the first axes of the output, the last of it excepted; reports it where not.</summary>
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
            if (!c.RequireEqual(rows[axis], weights[axis], ProblemId.WeightsDisagree, Place.OfInput(Given), Words(), new DimReference(0, axis)))
            {
                return false;
            }
        }

        return true;

        void Report() => c.Report(ProblemId.WeightsDisagree, Place.OfInput(Given), Words());

        string[] Words() => [word, rows.ToString(), c.Inputs[Given].ToString()];
    }

    /// <summary>Whether places count unlike each other.</summary>
    public static bool IsWeighted(LowerContext c) => c.Inputs.Count > Given || c.Mask(0) is not null;

    /// <summary>How much places count in a metric: the weights, and nothing where the mask is false. Null where all count alike.</summary>
    public static Value? OfMetric(LowerContext c)
    {
        var given = SampleWeights(c);
        return c.Mask(0) is not { } mask ? given
            : given is null ? mask
            : Product(c, given, Masks.Numbers(c.Graph, mask, given, c.Name + "_mask"));
    }

    /// <summary>
    /// The mean of what a loss is of each place. Weights do not change what it is divided by; a mask does: the mean is that of
    /// the places that count. Both as in Keras.
    /// </summary>
    /// <param name="c">The call of the loss.</param>
    /// <param name="values">What it is of each element of the output, or of each row.</param>
    public static Value Mean(LowerContext c, Value values)
    {
        var weights = SampleWeights(c);
        if (c.Mask(0) is { } mask)
        {
            var counts = Masks.Weights(c.Graph, mask, values, c.Name + "_mask");
            weights = weights is null ? counts : Product(c, weights, counts);
        }

        return BatchMean.Apply(c.Graph, weights is null ? values : Pointwise.Multiply(c.Graph, values, Widen(c, weights, values.Shape.Rank), c.Name), c.Name);
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

    // Weights of samples, and of their steps.
    private static Value Product(LowerContext c, Value left, Value right)
    {
        var rank = Math.Max(left.Shape.Rank, right.Shape.Rank);
        return Pointwise.Multiply(c.Graph, Widen(c, left, rank), Widen(c, right, rank), c.Name + "_weights");
    }

    private static Value Widen(LowerContext c, Value x, int rank) => x.Shape.Rank == rank
        ? x
        : Reshape.Apply(c.Graph, x, new Shape([.. x.Shape.Dims, .. Enumerable.Repeat(Dim.One, rank - x.Shape.Rank)]));

    // What there is one number of in Keras' losses: all axes but the last, and the batch where there is no other.
    private static Shape RowsOf(Shape output) => new(output.Dims.Take(Math.Max(output.Rank - 1, 1)));

    // (N, 1) is what a column of a table is.
    private static Shape Squeezed(Shape weights, Shape rows) => 
        weights.Rank == rows.Rank + 1 && weights.Last.Is(1) ? new Shape(weights.Dims.Take(rows.Rank)) : weights;
}
