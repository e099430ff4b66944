using System.Globalization;
using System.Xml.Linq;

namespace CompiledNets;

/// <summary>The chart of a loss or metric over the epochs.</summary>
internal sealed class CurvePanel
{
    public const int Width = 440;
    public const int Height = 288;

    private const double Left = 52;
    private const double Right = 54;
    private const double Top = 32;
    private const double Bottom = 44;
    private const double LabelHeight = 15;

    private readonly TrainingCurve _curve;
    private readonly Axis _vertical;
    private readonly double _firstEpoch;
    private readonly double _lastEpoch;
    private readonly IReadOnlyList<int> _epochTicks;

    public CurvePanel(TrainingCurve curve)
    {
        _curve = curve;
        _vertical = Axis.For(curve.Train.Concat(curve.Validation).Where(double.IsFinite).ToList(), ticks: 5);
        (_firstEpoch, _lastEpoch, _epochTicks) = Axis.Epochs(curve.Train.Count, ticks: 12);
    }

    /// <summary>Draws the chart at a position.</summary>
    public XElement Draw(double x, double y)
    {
        var panel = new XElement(Svg.Name("g"), new XAttribute("transform", FormattableString.Invariant($"translate({x} {y})")), Svg.Text("measure", 0, 14, _curve.Name));
        foreach (var tick in _vertical.Ticks)
        {
            var height = Y(tick);
            panel.Add(Svg.Line("grid", Left, height, Width - Right, height), Svg.Text("tick", Left - 8, height + 4, _vertical.Text(tick), "end"));
        }

        var floor = Height - Bottom;
        panel.Add(Svg.Line("axis", Left, floor, Width - Right, floor));
        foreach (var epoch in _epochTicks)
        {
            panel.Add(Svg.Line("axis", X(epoch), floor, X(epoch), floor + 4), Svg.Text("tick", X(epoch), floor + 18, epoch.ToString(CultureInfo.InvariantCulture), "middle"));
        }

        panel.Add(Svg.Text("tick", (Left + Width - Right) / 2, floor + 38, "epoch", "middle"));

        // The training curve is drawn last, on top of the validation curve.
        panel.Add(Curve("validation", _curve.Validation), Curve("train", _curve.Train), LastValues());
        if (Gaps() is { Length: > 0 } gaps)
        {
            panel.Add(Svg.Text("tick", Left + 8, Top + 12, gaps));
        }

        return panel;
    }

    private IEnumerable<XElement> Curve(string kind, IReadOnlyList<double> values)
    {
        // A value that is NaN or infinite interrupts the line.
        var run = new List<(double X, double Y)>();
        for (var i = 0; i <= values.Count; i++)
        {
            if (i < values.Count && double.IsFinite(values[i]))
            {
                run.Add((X(i + 1), Y(values[i])));
                continue;
            }

            if (run.Count > 1)
            {
                yield return Svg.Path("line " + kind, run);
            }

            run = [];
        }

        // With many epochs, points are close together and are drawn smaller.
        var radius = values.Count <= 25 ? 3.5 : values.Count <= 60 ? 2 : 1;
        for (var i = 0; i < values.Count; i++)
        {
            if (double.IsFinite(values[i]))
            {
                yield return Svg.Circle("point " + kind, X(i + 1), Y(values[i]), radius, $"{kind}, epoch {i + 1}: {Value(values[i])}");
            }
        }
    }

    /// <summary>Writes the values of the last epoch next to the ends of the curves, moved apart if they would overlap.</summary>
    private IEnumerable<XElement> LastValues()
    {
        var labels = new[] { ("train", _curve.Train), ("validation", _curve.Validation) }
            .Where(curve => curve.Item2.Count > 0 && double.IsFinite(curve.Item2[^1]))
            .Select(curve => (Kind: curve.Item1, Value: curve.Item2[^1], Y: Y(curve.Item2[^1])))
            .OrderBy(label => label.Y)
            .ToList();
        var push = labels.Count == 2 ? Math.Max(0, LabelHeight - (labels[1].Y - labels[0].Y)) / 2 : 0;

        // The labels must not overlap the numbers of the epochs below the chart.
        var lift = labels.Count == 0 ? 0 : Math.Max(0, labels[^1].Y + push - (Height - Bottom - 4));
        return labels.Select((label, index) => Svg.Text("tick last " + label.Kind, X(_curve.Train.Count) + 9, label.Y + 4 - lift + (index == 0 ? -push : push), Value(label.Value)));
    }

    private string Gaps()
    {
        var epochs = Enumerable.Range(0, _curve.Train.Count)
            .Where(i => !double.IsFinite(_curve.Train[i]) || (i < _curve.Validation.Count && !double.IsFinite(_curve.Validation[i])))
            .Select(i => i + 1)
            .ToList();
        return epochs.Count == 0 ? "" : $"no number in {(epochs.Count == 1 ? "epoch" : "epochs")} {string.Join(", ", epochs.Take(8))}{(epochs.Count > 8 ? ", ..." : "")}";
    }

    private double X(double epoch) => Left + ((epoch - _firstEpoch) / (_lastEpoch - _firstEpoch) * (Width - Left - Right));

    private double Y(double value) => Height - Bottom - (_vertical.Place(value) * (Height - Top - Bottom));

    private static string Value(double value) =>
        value.ToString(Math.Abs(value) switch { 0 or (>= 0.001 and < 1000) => "0.0000", >= 1000 and < 1e6 => "0.0", _ => "0.00e+0" }, CultureInfo.InvariantCulture);
}
