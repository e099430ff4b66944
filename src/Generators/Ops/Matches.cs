using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>Counts the samples whose prediction matches the target. An accuracy adds these counts over the batches.</summary>
internal abstract class Matches : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, Value? weights, string name, params Argument[] arguments)
        where T : Matches, new() => weights is null
            ? graph.Add(Op.Of<T>(), name, Shape.Scalar, [output, target], arguments)
            : graph.Add(Op.Of<T>(), name, Total.Weighted, [output, target, weights], arguments);

    /// <summary>Writes the arguments of the kernel.</summary>
    protected static string Arguments(CallContext c, params string[] numbers) => string.Join(", ", [c[0], c[1], .. numbers, .. c.Inputs.Skip(2)]);
}

/// <summary>Counts the rows whose largest element has the index of the target's largest element.</summary>
internal sealed class CategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override string Call(CallContext c) => $"Kernels.Metrics.CategoricalMatches({Arguments(c)})";
}

/// <summary>Counts the rows whose largest element has the index that the target gives.</summary>
internal sealed class SparseCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override string Call(CallContext c) => $"Kernels.Metrics.SparseCategoricalMatches({Arguments(c)})";
}

/// <summary>Counts the rows in which fewer than k elements are larger than the element at the index of the target's largest element.</summary>
internal sealed class TopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override string Call(CallContext c) => $"Kernels.Metrics.TopKCategoricalMatches({Arguments(c, c.Integer("k"))})";
}

/// <summary>Counts the rows in which fewer than k elements are larger than the element at the index that the target gives.</summary>
internal sealed class SparseTopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override string Call(CallContext c) => $"Kernels.Metrics.SparseTopKCategoricalMatches({Arguments(c, c.Integer("k"))})";
}

/// <summary>Counts the outputs that are above the threshold if and only if the target is one.</summary>
internal sealed class BinaryMatches : Matches
{
    public override string Call(CallContext c) => $"Kernels.Metrics.BinaryMatches({Arguments(c, c.Real("threshold"))})";
}

/// <summary>Computes the sum of the products of all elements with their weights, and the sum of the weights.</summary>
internal sealed class Total : Op
{
    /// <summary>Gets the shape of a weighted sum together with the sum of the weights.</summary>
    public static Shape Weighted { get; } = Shape.Of(2);

    public static Value Apply(GraphBuilder graph, Value x, Value weights, string name) => graph.Add(Op.Of<Total>(), name, Weighted, [x, weights]);

    public override string Call(CallContext c) => $"Kernels.Metrics.Total({c[0]}, {c[1]})";
}

/// <summary>Computes several counts of a metric as a vector of sums over a batch.</summary>
internal abstract class Counts : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, Value? weights, long sums, string name, params Argument[] arguments)
        where T : Counts, new() => graph.Add(Op.Of<T>(), name, Shape.Of(sums), weights is null ? [output, target] : [output, target, weights], arguments);

    /// <summary>Writes the arguments of the kernel.</summary>
    protected static string Arguments(CallContext c, params string[] numbers) =>
        string.Join(", ", [c[0], c[1], .. numbers, .. c.Inputs.Skip(2).Select(weights => "weights: " + weights)]);
}

/// <summary>Counts true positives, false positives, true negatives and false negatives at a threshold.</summary>
internal sealed class ConfusionCounts : Counts
{
    public override string Call(CallContext c) => $"Kernels.Metrics.ConfusionCounts({Arguments(c, c.Real("threshold"))})";
}

/// <summary>
/// Counts true positives, false positives and false negatives of each class. A class is predicted if its output is above the threshold, or, without a
/// threshold, if its output is the largest.
/// </summary>
internal sealed class ClassCounts : Counts
{
    public override string Call(CallContext c) => c.Node.Find("threshold") is null
        ? $"Kernels.Metrics.ClassCounts({Arguments(c)})"
        : $"Kernels.Metrics.ClassCounts({Arguments(c, c.Real("threshold"))})";
}

/// <summary>Counts the outputs between two neighbouring thresholds, first those with a target of one, then those with a target of zero.</summary>
internal sealed class ThresholdCounts : Counts
{
    public override string Call(CallContext c) => $"Kernels.Metrics.ThresholdCounts({Arguments(c, c.Integer("thresholds"))})";
}

/// <summary>Counts the predictions of each class for samples of each class. The rows are the right classes.</summary>
internal sealed class ConfusionMatrix : Counts
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override string Call(CallContext c) => $"Kernels.Metrics.ConfusionMatrix({Arguments(c)})";
}

/// <summary>Computes the number of rows, then, for each column, the sums of the targets, of their squares, and of the squared errors.</summary>
internal sealed class RegressionSums : Counts
{
    public override string Call(CallContext c) => $"Kernels.Metrics.RegressionSums({Arguments(c)})";
}
