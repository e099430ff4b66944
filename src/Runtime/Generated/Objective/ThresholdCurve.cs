namespace CompiledNets.Generated;

/// <summary>
/// The true and false positives at each threshold. Keras' thresholds are one below 0, evenly spaced ones up to 1, and one above 1. An output is
/// counted in the interval between two thresholds, and is positive at all thresholds below it.
/// </summary>
internal sealed class ThresholdCurve
{
    private readonly double[] _truePositives;
    private readonly double[] _falsePositives;
    private readonly double _positives;
    private readonly double _negatives;

    /// <param name="counts">
    /// The number of outputs in each interval between two thresholds: first those with the target one, then those with the target zero.
    /// </param>
    public ThresholdCurve(double[] counts)
    {
        var gaps = counts.Length / 2;
        _truePositives = FromAbove(counts.AsSpan(0, gaps));
        _falsePositives = FromAbove(counts.AsSpan(gaps));
        (_positives, _negatives) = (_truePositives[0], _falsePositives[0]);
    }

    public double Recall(int threshold) => MetricFormulas.Ratio(_truePositives[threshold], _positives);

    public double Specificity(int threshold) => MetricFormulas.Ratio(_negatives - _falsePositives[threshold], _negatives);

    public double Precision(int threshold) => MetricFormulas.Ratio(_truePositives[threshold], _truePositives[threshold] + _falsePositives[threshold]);

    /// <summary>Finds the largest value of a rate at the thresholds where another is at least <paramref name="bound"/>, or 0.</summary>
    public double Best(Func<int, double> rate, Func<int, double> constrained, double bound) =>
        Enumerable.Range(0, _truePositives.Length).Where(threshold => constrained(threshold) >= bound).Select(rate).DefaultIfEmpty(0).Max();

    /// <summary>Computes the area under the curve.</summary>
    /// <param name="isRoc">Whether the curve is recall over the false positive rate; else it is precision over recall.</param>
    /// <param name="method">The value of SummationMethod.</param>
    public double Area(bool isRoc, int method)
    {
        const int Minoring = 1;
        const int Majoring = 2;
        var area = 0d;
        for (var i = 0; i + 1 < _truePositives.Length; i++)
        {
            if (!isRoc && method is not (Minoring or Majoring))
            {
                area += PrecisionRecallPiece(i);
                continue;
            }

            var (left, right) = isRoc ? (Recall(i), Recall(i + 1)) : (Precision(i), Precision(i + 1));
            var width = isRoc ? Specificity(i + 1) - Specificity(i) : Recall(i) - Recall(i + 1);
            area += width * (method switch { Minoring => Math.Min(left, right), Majoring => Math.Max(left, right), _ => (left + right) / 2 });
        }

        return area;
    }

    // Between two thresholds, true positives are linear in the predicted positives, so precision over recall is not (Davis and Goadrich,
    // 2006). Keras integrates it in closed form, with a logarithm (metrics/confusion_metrics.py, interpolate_pr_auc).
    private double PrecisionRecallPiece(int i)
    {
        var (tp, next) = (_truePositives[i], _truePositives[i + 1]);
        var (p, nextP) = (tp + _falsePositives[i], next + _falsePositives[i + 1]);
        var slope = MetricFormulas.Ratio(tp - next, Math.Max(p - nextP, 0));
        var intercept = next - (slope * nextP);
        var ratio = p > 0 && nextP > 0 ? p / nextP : 1;
        return MetricFormulas.Ratio(slope * (tp - next + (intercept * Math.Log(ratio))), _positives);
    }

    // Sums from the last threshold down, at which nothing is positive.
    private static double[] FromAbove(ReadOnlySpan<double> counts)
    {
        var sums = new double[counts.Length + 1];
        for (var i = counts.Length - 1; i >= 0; i--)
        {
            sums[i] = sums[i + 1] + counts[i];
        }

        return sums;
    }
}
