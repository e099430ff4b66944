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
        where T : Matches => weights is null
            ? graph.Add(OpCatalogue.Of<T>(), name, Shape.Scalar, [output, target], arguments)
            : graph.Add(OpCatalogue.Of<T>(), name, Total.Weighted, [output, target, weights], arguments);

    public override string Call(CallContext c) => $"Kernels.Metrics.{Name}({string.Join(", ", [c[0], c[1], .. Numbers(c), .. c.Inputs.Skip(2)])})";

    protected virtual IEnumerable<string> Numbers(CallContext c) => [];
}

/// <summary>Counts the rows whose largest element has the index of the target's largest element.</summary>
internal sealed class CategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>Counts the rows whose largest element has the index that the target gives.</summary>
internal sealed class SparseCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>Counts the rows in which fewer than k elements are larger than the element at the index of the target's largest element.</summary>
internal sealed class TopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    protected override IEnumerable<string> Numbers(CallContext c) => [c.Integer("k")];
}

/// <summary>Counts the rows in which fewer than k elements are larger than the element at the index that the target gives.</summary>
internal sealed class SparseTopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    protected override IEnumerable<string> Numbers(CallContext c) => [c.Integer("k")];
}

/// <summary>Counts the outputs that are above the threshold if and only if the target is one.</summary>
internal sealed class BinaryMatches : Matches
{
    protected override IEnumerable<string> Numbers(CallContext c) => [c.Real("threshold")];
}

/// <summary>Computes the sum over all elements, a scalar. With weights, computes the sum of the products and the sum of the weights.</summary>
internal sealed class Total : Op
{
    /// <summary>Gets the shape of a weighted sum together with the sum of the weights.</summary>
    public static Shape Weighted { get; } = Shape.Of(2);

    public static Value Apply(GraphBuilder graph, Value x, Value? weights, string name) => weights is null
        ? graph.Add(OpCatalogue.Of<Total>(), name, Shape.Scalar, [x])
        : graph.Add(OpCatalogue.Of<Total>(), name, Weighted, [x, weights]);

    public override string Call(CallContext c) => $"Kernels.Metrics.Total({string.Join(", ", c.Inputs)})";
}

/// <summary>Computes several counts of a metric as a vector of sums over a batch.</summary>
internal abstract class Counts : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, Value? weights, long sums, string name, params Argument[] arguments)
        where T : Counts => graph.Add(OpCatalogue.Of<T>(), name, Shape.Of(sums), weights is null ? [output, target] : [output, target, weights], arguments);

    public override string Call(CallContext c) =>
        $"Kernels.Metrics.{Name}({string.Join(", ", [c[0], c[1], .. Numbers(c), .. c.Inputs.Skip(2).Select(weights => "weights: " + weights)])})";

    protected virtual IEnumerable<string> Numbers(CallContext c) => [];
}

/// <summary>Counts true positives, false positives, true negatives and false negatives at a threshold.</summary>
internal sealed class ConfusionCounts : Counts
{
    protected override IEnumerable<string> Numbers(CallContext c) => [c.Real("threshold")];
}

/// <summary>
/// Counts true positives, false positives and false negatives of each class. A class is predicted if its output is above the threshold, or, without a
/// threshold, if its output is the largest.
/// </summary>
internal sealed class ClassCounts : Counts
{
    protected override IEnumerable<string> Numbers(CallContext c) => c.Node.Find("threshold") is null ? [] : [c.Real("threshold")];
}

/// <summary>Counts the outputs between two neighbouring thresholds, first those with a target of one, then those with a target of zero.</summary>
internal sealed class ThresholdCounts : Counts
{
    protected override IEnumerable<string> Numbers(CallContext c) => [c.Integer("thresholds")];
}

/// <summary>Counts the predictions of each class for samples of each class. The rows are the right classes.</summary>
internal sealed class ConfusionMatrix : Counts
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>Computes the number of rows, then, for each column, the sums of the targets, of their squares, and of the squared errors.</summary>
internal sealed class RegressionSums : Counts;
