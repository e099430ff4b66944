using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Ops;

/// <summary>In how many places the output says what the target says: what an accuracy adds up, batch by batch.</summary>
internal abstract class Matches : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, string name, params Argument[] arguments)
        where T : Matches => graph.Add(OpCatalogue.Of<T>(), name, Shape.Scalar, [output, target], arguments);

    public override string Call(CallContext c) => $"Kernels.{Name}({c[0]}, {c[1]})";
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

    public override string Call(CallContext c) => $"Kernels.TopKCategoricalMatches({c[0]}, {c[1]}, {c.Integer("k")})";
}

/// <summary>Fewer than k elements of the last axis are larger than the one at the target's number.</summary>
internal sealed class SparseTopKCategoricalMatches : Matches
{
    public override OpTraits Traits => OpTraits.ReadsOrder;

    public override string Call(CallContext c) => $"Kernels.SparseTopKCategoricalMatches({c[0]}, {c[1]}, {c.Integer("k")})";
}

/// <summary>The output is above the threshold where the target is one.</summary>
internal sealed class BinaryMatches : Matches
{
    public override string Call(CallContext c) => $"Kernels.BinaryMatches({c[0]}, {c[1]}, {c.Real("threshold")})";
}

/// <summary>The sum over everything: one number.</summary>
internal sealed class Total : Op
{
    public static Value Apply(GraphBuilder graph, Value x, string name) => graph.Add(OpCatalogue.Of<Total>(), name, Shape.Scalar, [x]);

    public override string Call(CallContext c) => $"Kernels.Total({c[0]})";
}

/// <summary>What a metric counts, several numbers at once: a vector of sums over a batch.</summary>
internal abstract class Counts : Op
{
    public static Value Apply<T>(GraphBuilder graph, Value output, Value target, long sums, string name, params Argument[] arguments)
        where T : Counts => graph.Add(OpCatalogue.Of<T>(), name, Shape.Of(sums), [output, target], arguments);

    public override string Call(CallContext c) => $"Kernels.{Name}({c[0]}, {c[1]})";
}

/// <summary>How often the output is rightly and wrongly above the threshold, then rightly and wrongly not.</summary>
internal sealed class ConfusionCounts : Counts
{
    public override string Call(CallContext c) => $"Kernels.ConfusionCounts({c[0]}, {c[1]}, {c.Real("threshold")})";
}

/// <summary>Of each class: how often it was said rightly, said wrongly, and missed. Said is what is above the threshold, or without one the largest.</summary>
internal sealed class ClassCounts : Counts
{
    public override string Call(CallContext c) => $"Kernels.ClassCounts({c[0]}, {c[1]}{(c.Node.Find("threshold") is null ? "" : ", " + c.Real("threshold"))})";
}

/// <summary>How many outputs lie between two thresholds in a row: first where the target is one, then where it is zero.</summary>
internal sealed class ThresholdCounts : Counts
{
    public override string Call(CallContext c) => $"Kernels.ThresholdCounts({c[0]}, {c[1]}, {c.Integer("thresholds")})";
}

/// <summary>How often each class was said where each class was right: the rows are those that were right.</summary>
internal sealed class ConfusionMatrix : Counts
{
    public override OpTraits Traits => OpTraits.ReadsOrder;
}

/// <summary>The number of rows, then the sums of the targets, of their squares, and of the squared differences, column by column.</summary>
internal sealed class RegressionSums : Counts;
