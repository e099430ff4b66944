using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

public static partial class Kernels
{
    /// <summary>In how many rows the largest output stands where the largest target stands.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(..., classes).</param>
    public static Measure CategoricalMatches(Tensor output, Tensor target)
    {
        if (FlatMemory.IsForLoops(output, target))
        {
            return RowLoops.CategoricalMatches(output, target);
        }

        using var right = target.argmax(-1);
        return SparseCategoricalMatches(output, right);
    }

    /// <summary>In how many rows the largest output stands at the target's number.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...).</param>
    public static Measure SparseCategoricalMatches(Tensor output, Tensor target)
    {
        if (FlatMemory.IsForLoopsWithIndices(output, target))
        {
            return RowLoops.SparseCategoricalMatches(output, target);
        }

        using var matches = LargestMatches(output, target);
        return matches.sum();
    }

    /// <summary>In how many places the output is above the threshold exactly where the target is above one half.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="threshold">From where on an output means one.</param>
    public static Measure BinaryMatches(Tensor output, Tensor target, double threshold)
    {
        using var matches = ThresholdMatches(output, target, threshold);
        return matches.sum();
    }

    /// <summary>In how many rows fewer than <paramref name="k"/> outputs are larger than the one where the largest target stands.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(..., classes).</param>
    /// <param name="k">How many outputs count as said.</param>
    public static Measure TopKCategoricalMatches(Tensor output, Tensor target, long k)
    {
        using var right = target.argmax(-1);
        return SparseTopKCategoricalMatches(output, right, k);
    }

    /// <summary>In how many rows fewer than <paramref name="k"/> outputs are larger than the one at the target's number.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...).</param>
    /// <param name="k">How many outputs count as said.</param>
    public static Measure SparseTopKCategoricalMatches(Tensor output, Tensor target, long k)
    {
        using var matches = TopKMatches(output, target, k);
        return matches.sum();
    }

    /// <summary>The sum over everything.</summary>
    /// <param name="x">A tensor.</param>
    public static Measure Total(Tensor x) => x.sum();

    /// <summary>True positives, false positives, true negatives, false negatives.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape; one is what is not zero.</param>
    /// <param name="threshold">From where on an output means one.</param>
    /// <param name="weights">How much each counts, with the first axes of the output; once each where it is null.</param>
    /// <returns>(4), float64.</returns>
    public static Tensor ConfusionCounts(Tensor output, Tensor target, double threshold, Tensor? weights = null)
    {
        using Scalar above = threshold, nothing = 0, two = 2;
        using var said = output.gt(above);
        using var right = target.ne(nothing);

        // 0 for a true negative, 1 for a false positive, 2 for a false negative, 3 for a true positive.
        using var kinds = right.type(ScalarType.Int64);
        kinds.mul_(two);
        kinds.add_(said);
        using var counts = CountOf(kinds, 4, weights);
        using Tensor truePositives = counts.narrow(0, 3, 1), falsePositives = counts.narrow(0, 1, 1), trueNegatives = counts.narrow(0, 0, 1), falseNegatives = counts.narrow(0, 2, 1);
        using var ordered = cat([truePositives, falsePositives, trueNegatives, falseNegatives], 0);
        return ordered.type(ScalarType.Float64);
    }

    /// <summary>Of each class how often it was said rightly; then how often wrongly; then how often it was missed.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(..., classes): ones and zeros.</param>
    /// <param name="threshold">From where on an output says a class; the largest says it where it is null.</param>
    /// <param name="weights">How much each row counts, with the first axes of the output; once each where it is null.</param>
    /// <returns>(3 · classes), float64.</returns>
    public static Tensor ClassCounts(Tensor output, Tensor target, double? threshold = null, Tensor? weights = null)
    {
        using var rows = output.reshape(-1, ClassesOf(output));
        using var targetRows = target.reshape(-1, ClassesOf(output));
        using Scalar nothing = 0;
        using var said = Said(rows, threshold);
        using var right = targetRows.ne(nothing);
        using var both = said.logical_and(right);
        using var spread = weights is null ? null : Spread(weights, output);
        using var counted = spread?.reshape(-1, ClassesOf(output));
        using var rightly = Sum(both);
        using var saidCounts = Sum(said);
        using var rightCounts = Sum(right);
        using var wrongly = saidCounts.sub(rightly);
        using var missed = rightCounts.sub(rightly);
        using var counts = cat([rightly, wrongly, missed], 0);
        return counts.type(ScalarType.Float64);

        Tensor Sum(Tensor isSo)
        {
            using var weighted = counted is null ? isSo.alias() : isSo.mul(counted);
            return weighted.sum([0]);
        }

        static Tensor Said(Tensor rows, double? threshold)
        {
            if (threshold is { } number)
            {
                using Scalar above = number;
                return rows.gt(above);
            }

            using var largest = rows.amax([1], true);
            return rows.eq(largest);
        }
    }

    /// <summary>How many outputs lie between two thresholds in a row: first where the target is one, then where it is zero.</summary>
    /// <param name="output">Probabilities.</param>
    /// <param name="target">The target, of the same shape; one is what is not zero.</param>
    /// <param name="thresholds">How many thresholds there are: one below 0, then evenly up to 1, the last above it.</param>
    /// <param name="weights">How much each counts, with the first axes of the output; once each where it is null.</param>
    /// <returns>(2 · (thresholds - 1)), float64.</returns>
    public static Tensor ThresholdCounts(Tensor output, Tensor target, long thresholds, Tensor? weights = null)
    {
        // Keras: an output in (i, i + 1] / (thresholds - 1) is above threshold i and not above the next; 0 is above the first.
        var gaps = thresholds - 1;
        using Scalar first = 0, last = gaps - 1, nothing = 0, width = gaps;
        using var scaled = Scale(output, gaps);
        using var places = scaled.ceil();
        OffsetInPlace(places, -1);
        using var inside = places.clamp(first, last);
        using var gap = inside.type(ScalarType.Int64);
        using var zeros = target.eq(nothing);
        using var part = zeros.type(ScalarType.Int64);
        part.mul_(width);
        gap.add_(part);
        using var counts = CountOf(gap, 2 * gaps, weights);
        return counts.type(ScalarType.Float64);
    }

    /// <summary>How often each class was said where each class was right.</summary>
    /// <param name="output">(..., classes).</param>
    /// <param name="target">(...): class numbers; or (..., classes): the largest is right.</param>
    /// <param name="weights">How much each row counts, with the first axes of the output; once each where it is null.</param>
    /// <returns>(classes · classes), a row per right class, float64.</returns>
    /// <exception cref="ArgumentException">A class number is not below the number of classes.</exception>
    public static Tensor ConfusionMatrix(Tensor output, Tensor target, Tensor? weights = null)
    {
        var classes = ClassesOf(output);
        using Scalar width = classes;
        using var said = output.argmax(-1);
        using var right = target.dtype == ScalarType.Int64 ? target.alias() : target.argmax(-1);
        using var places = right.mul(width);
        places.add_(said);
        using var counts = CountOf(places, classes * classes, weights);
        if (counts.size(0) > classes * classes)
        {
            throw new ArgumentException($"A class number is {(counts.size(0) - 1) / classes}, but there are {classes} classes, from 0.", nameof(target));
        }

        return counts.type(ScalarType.Float64);
    }

    /// <summary>The number of rows, then of each column the sum of the targets, of their squares, and of the squared differences.</summary>
    /// <param name="output">(..., columns).</param>
    /// <param name="target">(..., columns).</param>
    /// <param name="weights">How much each row counts, with the first axes of the output; once each where it is null.</param>
    /// <returns>(1 + 3 · columns), float64.</returns>
    public static Tensor RegressionSums(Tensor output, Tensor target, Tensor? weights = null)
    {
        using var outputs = output.type(ScalarType.Float64);
        using var targets = target.type(ScalarType.Float64);
        using var y = outputs.reshape(-1, ClassesOf(output));
        using var t = targets.reshape(-1, ClassesOf(output));
        using var difference = y.sub(t);
        difference.mul_(difference);
        using var squares = t.square();
        using var spread = weights is null ? null : Spread(weights, output);
        using var counted = spread?.reshape(-1, ClassesOf(output));
        using var first = counted?.narrow(1, 0, 1);
        using var count = first is null ? full(1, y.size(0), ScalarType.Float64, t.device) : first.sum([0]);
        using var sums = Sum(t);
        using var sumsOfSquares = Sum(squares);
        using var errors = Sum(difference);
        return cat([count, sums, sumsOfSquares, errors], 0);

        Tensor Sum(Tensor x)
        {
            using var weighted = counted is null ? x.alias() : x.mul(counted);
            return weighted.sum([0]);
        }
    }
}
