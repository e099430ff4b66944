using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>In how many places the output says what the target says: what an accuracy adds up, batch by batch.</summary>
internal abstract class Matches : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, Value? weights, string name, params Argument[] arguments)
        where T : Matches => weights is null
            ? graph.Add(OpCatalogue.Of<T>(), name, Shape.Scalar, [output, target], arguments)
            : graph.Add(OpCatalogue.Of<T>(), name, Total.Weighted, [output, target, weights], arguments);

    public override string Call(CallContext c) => $"Kernels.{Name}({string.Join(", ", [c[0], c[1], .. Numbers(c), .. c.Inputs.Skip(2)])})";

    protected virtual IEnumerable<string> Numbers(CallContext c) => [];
}

/// <summary>The largest element of the last axis stands where the target's stands.</summary>
internal sealed class CategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>The largest element of the last axis stands at the target's number.</summary>
internal sealed class SparseCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>Fewer than k elements of the last axis are larger than the one where the largest of the target stands.</summary>
internal sealed class TopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    protected override IEnumerable<string> Numbers(CallContext c) => [c.Integer("k")];
}

/// <summary>Fewer than k elements of the last axis are larger than the one at the target's number.</summary>
internal sealed class SparseTopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    protected override IEnumerable<string> Numbers(CallContext c) => [c.Integer("k")];
}

/// <summary>The output is above the threshold where the target is one.</summary>
internal sealed class BinaryMatches : Matches
{
    protected override IEnumerable<string> Numbers(CallContext c) => [c.Real("threshold")];
}

/// <summary>The sum over everything: one number; with weights that of the products, and that of the weights.</summary>
internal sealed class Total : Op
{
    /// <summary>The shape of a weighted sum, which comes with the sum of the weights.</summary>
    public static Shape Weighted { get; } = Shape.Of(2);

    public static Value Apply(GraphBuilder graph, Value x, Value? weights, string name) => weights is null
        ? graph.Add(OpCatalogue.Of<Total>(), name, Shape.Scalar, [x])
        : graph.Add(OpCatalogue.Of<Total>(), name, Weighted, [x, weights]);

    public override string Call(CallContext c) => $"Kernels.Total({string.Join(", ", c.Inputs)})";
}

/// <summary>What a metric counts, several numbers at once: a vector of sums over a batch.</summary>
internal abstract class Counts : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, Value? weights, long sums, string name, params Argument[] arguments)
        where T : Counts => graph.Add(OpCatalogue.Of<T>(), name, Shape.Of(sums), weights is null ? [output, target] : [output, target, weights], arguments);

    public override string Call(CallContext c) =>
        $"Kernels.{Name}({string.Join(", ", [c[0], c[1], .. Numbers(c), .. c.Inputs.Skip(2).Select(weights => "weights: " + weights)])})";

    protected virtual IEnumerable<string> Numbers(CallContext c) => [];
}

/// <summary>How often the output is rightly and wrongly above the threshold, then rightly and wrongly not.</summary>
internal sealed class ConfusionCounts : Counts
{
    protected override IEnumerable<string> Numbers(CallContext c) => [c.Real("threshold")];
}

/// <summary>Of each class: how often it was said rightly, said wrongly, and missed. Said is what is above the threshold, or without one the largest.</summary>
internal sealed class ClassCounts : Counts
{
    protected override IEnumerable<string> Numbers(CallContext c) => c.Node.Find("threshold") is null ? [] : [c.Real("threshold")];
}

/// <summary>How many outputs lie between two thresholds in a row: first where the target is one, then where it is zero.</summary>
internal sealed class ThresholdCounts : Counts
{
    protected override IEnumerable<string> Numbers(CallContext c) => [c.Integer("thresholds")];
}

/// <summary>How often each class was said where each class was right: the rows are those that were right.</summary>
internal sealed class ConfusionMatrix : Counts
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>The number of rows, then the sums of the targets, of their squares, and of the squared differences, column by column.</summary>
internal sealed class RegressionSums : Counts;
