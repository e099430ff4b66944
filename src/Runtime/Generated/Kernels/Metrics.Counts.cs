using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Generated.Kernels;

public static partial class Metrics
{
    /// <summary>Counts true positives, false positives, true negatives and false negatives.</summary>
    /// <param name="output">The output.</param>
    /// <param name="target">The target, of the same shape. It is positive if it is not zero.</param>
    /// <param name="threshold">The threshold above which an output is positive.</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output, or null for ones.</param>
    /// <returns>The counts, of the shape (4) and dtype float64.</returns>
    public static Tensor ConfusionCounts(Tensor output, Tensor target, double threshold, Tensor? weights = null)
    {
        using Scalar above = threshold, nothing = 0, two = 2;
        using var said = output.gt(above);
        using var right = target.ne(nothing);

        // The kinds are 0 for a true negative, 1 for a false positive, 2 for a false negative and 3 for a true positive.
        using var kinds = right.type(ScalarType.Int64);
        kinds.mul_(two);
        kinds.add_(said);
        using var counts = CountOf(kinds, 4, weights);
        using Tensor truePositives = counts.narrow(0, 3, 1), falsePositives = counts.narrow(0, 1, 1), trueNegatives = counts.narrow(0, 0, 1), falseNegatives = counts.narrow(0, 2, 1);
        using var ordered = cat([truePositives, falsePositives, trueNegatives, falseNegatives], 0);
        return ordered.type(ScalarType.Float64);
    }

    /// <summary>Counts the true positives of each class, then the false positives, then the false negatives.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">Zeros and ones, of the shape (..., classes).</param>
    /// <param name="threshold">The threshold above which a class is predicted. If it is null, the largest output is predicted.</param>
    /// <param name="weights">The weight of each row, of the shape of the first axes of the output, or null for ones.</param>
    /// <returns>The counts, of the shape (3 · classes) and dtype float64.</returns>
    public static Tensor ClassCounts(Tensor output, Tensor target, double? threshold = null, Tensor? weights = null)
    {
        using var rows = output.reshape(-1, RowLoops.ClassesOf(output));
        using var targetRows = target.reshape(-1, RowLoops.ClassesOf(output));
        using Scalar nothing = 0;
        using var said = Said(rows, threshold);
        using var right = targetRows.ne(nothing);
        using var both = said.logical_and(right);
        using var spread = weights is null ? null : Spread(weights, output);
        using var counted = spread?.reshape(-1, RowLoops.ClassesOf(output));
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

    /// <summary>Counts the outputs between each two adjacent thresholds: first those with a positive target, then the others.</summary>
    /// <param name="output">The probabilities.</param>
    /// <param name="target">The target, of the same shape. It is positive if it is not zero.</param>
    /// <param name="thresholds">The number of thresholds: one below 0, then evenly spaced ones up to 1, and the last above 1.</param>
    /// <param name="weights">The weights, of the shape of the first axes of the output, or null for ones.</param>
    /// <returns>The counts, of the shape (2 · (thresholds - 1)) and dtype float64.</returns>
    public static Tensor ThresholdCounts(Tensor output, Tensor target, long thresholds, Tensor? weights = null)
    {
        // In Keras, an output in (i, i + 1] / (thresholds - 1) is above threshold i and not above the next. 0 is above the first.
        var gaps = thresholds - 1;
        using Scalar first = 0, last = gaps - 1, nothing = 0, width = gaps;
        using var scaled = Elementwise.Scale(output, gaps);
        using var places = scaled.ceil();
        Elementwise.OffsetInPlace(places, -1);
        using var inside = places.clamp(first, last);
        using var gap = inside.type(ScalarType.Int64);
        using var zeros = target.eq(nothing);
        using var part = zeros.type(ScalarType.Int64);
        part.mul_(width);
        gap.add_(part);
        return CountOf(gap, 2 * gaps, weights);
    }

    /// <summary>Counts the predictions of each class for each true class.</summary>
    /// <param name="output">The outputs, of the shape (..., classes).</param>
    /// <param name="target">Class numbers of the shape (...), from 0 to less than the number of classes, or numbers of the shape (..., classes), of which the largest is the true class.</param>
    /// <param name="weights">The weight of each row, of the shape of the first axes of the output, or null for ones.</param>
    /// <returns>The counts, of the shape (classes · classes) and dtype float64, with a row for each true class.</returns>
    public static Tensor ConfusionMatrix(Tensor output, Tensor target, Tensor? weights = null)
    {
        var classes = RowLoops.ClassesOf(output);
        using Scalar width = classes;
        using var said = output.argmax(-1);
        using var right = target.dtype == ScalarType.Int64 ? target.alias() : target.argmax(-1);
        using var places = right.mul(width);
        places.add_(said);
        return CountOf(places, classes * classes, weights);
    }

    /// <summary>Computes the number of rows, then for each column the sum of the targets, of their squares, and of the squared errors.</summary>
    /// <param name="output">The outputs, of the shape (..., columns).</param>
    /// <param name="target">The targets, of the shape (..., columns).</param>
    /// <param name="weights">The weight of each row, of the shape of the first axes of the output, or null for ones.</param>
    /// <returns>The sums, of the shape (1 + 3 · columns) and dtype float64.</returns>
    public static Tensor RegressionSums(Tensor output, Tensor target, Tensor? weights = null)
    {
        using var outputs = output.type(ScalarType.Float64);
        using var targets = target.type(ScalarType.Float64);
        using var y = outputs.reshape(-1, RowLoops.ClassesOf(output));
        using var t = targets.reshape(-1, RowLoops.ClassesOf(output));
        using var difference = y.sub(t);
        difference.mul_(difference);
        using var squares = t.square();
        using var spread = weights is null ? null : Spread(weights, output);
        using var counted = spread?.reshape(-1, RowLoops.ClassesOf(output));
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

    /// <summary>Counts how often each number occurs in a tensor, or sums the weights of its occurrences, in float64.</summary>
    private static Tensor CountOf(Tensor numbers, long count, Tensor? weights)
    {
        using var flat = numbers.reshape(-1);
        using var spread = weights is null ? null : Spread(weights, numbers);
        using var counted = spread?.reshape(-1) ?? ones(flat.numel(), ScalarType.Float64, numbers.device);
        using Scalar one = 1;
        var counts = zeros(count, ScalarType.Float64, numbers.device);
        counts.index_add_(0, flat, counted, one);
        return counts;
    }
}
