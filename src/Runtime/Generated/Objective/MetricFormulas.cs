namespace CompiledNets.Generated;

/// <summary>Computes metrics from sums over all batches. The formulas are those of Keras 3 (keras/src/metrics).</summary>
internal static class MetricFormulas
{
    /// <summary>Computes the value of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="sums">The sums, in the order in which the step computes them.</param>
    /// <exception cref="InvalidOperationException">The formula of the metric is unknown.</exception>
    public static double Finish(MetricStructure metric, double[] sums)
    {
        var a = metric.Arguments;
        return metric.Formula switch
        {
            // The only argument of a mean is its factor.
            "Mean" => Ratio(sums[0], sums[1]) * (a.Length > 0 ? a[0] : 1),
            "RootMean" => Math.Sqrt(Ratio(sums[0], sums[1])),

            // The sums are true positives, false positives, true negatives and false negatives.
            "Precision" => Ratio(sums[0], sums[0] + sums[1]),
            "Recall" => Ratio(sums[0], sums[0] + sums[3]),
            "TruePositives" => sums[0],
            "FalsePositives" => sums[1],
            "TrueNegatives" => sums[2],
            "FalseNegatives" => sums[3],
            "BinaryIoU" => MeanIoU([sums[2], sums[1], sums[3], sums[0]]),
            "MeanIoU" => MeanIoU(sums),
            "FBeta" => FBeta(sums, a[0], (int)a[1], a.Length > 2 ? (int)a[2] : null),
            "AUC" => new ThresholdCurve(sums).Area(isRoc: a[0] == 0, (int)a[1]),
            "SensitivityAtSpecificity" => new ThresholdCurve(sums) is var c ? c.Best(c.Recall, c.Specificity, a[0]) : 0,
            "SpecificityAtSensitivity" => new ThresholdCurve(sums) is var c ? c.Best(c.Specificity, c.Recall, a[0]) : 0,
            "PrecisionAtRecall" => new ThresholdCurve(sums) is var c ? c.Best(c.Precision, c.Recall, a[0]) : 0,
            "RecallAtPrecision" => new ThresholdCurve(sums) is var c ? c.Best(c.Recall, c.Precision, a[0]) : 0,
            "R2" => R2(sums, isWeighted: a[0] == 1),
            _ => throw new InvalidOperationException($"There is no formula '{metric.Formula}'."),
        };
    }

    /// <summary>Divides two numbers. A division by zero is 0.</summary>
    internal static double Ratio(double numerator, double denominator) => denominator == 0 ? 0 : numerator / denominator;

    // The rows of the matrix are the true classes, the columns the predicted ones. A class that is in neither is left out.
    private static double MeanIoU(double[] matrix)
    {
        var classes = (int)Math.Sqrt(matrix.Length);
        var (sum, count) = (0d, 0);
        for (var k = 0; k < classes; k++)
        {
            var (row, column) = (0d, 0d);
            for (var other = 0; other < classes; other++)
            {
                row += matrix[(k * classes) + other];
                column += matrix[(other * classes) + k];
            }

            var both = matrix[(k * classes) + k];
            if (row + column - both > 0)
            {
                sum += both / (row + column - both);
                count++;
            }
        }

        return Ratio(sum, count);
    }

    // The sums are the true positives of each class, then the false positives, then the false negatives.
    private static double FBeta(double[] sums, double beta, int average, int? only)
    {
        var classes = sums.Length / 3;
        if (only is { } id)
        {
            return Score(sums[id], sums[classes + id], sums[(2 * classes) + id]);
        }

        if (average == 1)
        {
            return Score(sums[..classes].Sum(), sums[classes..(2 * classes)].Sum(), sums[(2 * classes)..].Sum());
        }

        var (sum, weights) = (0d, 0d);
        for (var k = 0; k < classes; k++)
        {
            var weight = average == 0 ? 1 : sums[k] + sums[(2 * classes) + k];
            sum += weight * Score(sums[k], sums[classes + k], sums[(2 * classes) + k]);
            weights += weight;
        }

        return Ratio(sum, weights);

        double Score(double right, double wrong, double missed)
        {
            var (precision, recall) = (Ratio(right, right + wrong), Ratio(right, right + missed));
            return Ratio((1 + (beta * beta)) * precision * recall, (beta * beta * precision) + recall);
        }
    }

    // The sums are the number of rows, then for each column the sum of the targets, of their squares and of the squared errors.
    private static double R2(double[] sums, bool isWeighted)
    {
        var columns = (sums.Length - 1) / 3;
        var (sum, weights) = (0d, 0d);
        for (var k = 0; k < columns; k++)
        {
            var (target, squares, error) = (sums[1 + k], sums[1 + columns + k], sums[1 + (2 * columns) + k]);
            var total = squares - (target * target / sums[0]);
            var score = 1 - (error / total);
            var weight = isWeighted ? total : 1;
            sum += weight * (double.IsInfinity(score) ? 0 : score);
            weights += weight;
        }

        return sum / weights;
    }
}
