using System.Xml.Linq;

namespace CompiledNets;

/// <summary>Draws training curves, with a chart for each loss and metric, as SVG that refers to no other file.</summary>
internal static class CurvesSvg
{
    private const int Columns = 2;
    private const int Margin = 24;
    private const int HeaderHeight = 72;

    // Each colour is defined for a light and for a dark page.
    internal const string Style = """
        text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; font-size: 13px; fill: #57606a; }
        .paper { fill: #ffffff; }
        .title { font-size: 18px; font-weight: 600; fill: #1f2328; }
        .subtitle, .tick { font-size: 12px; }
        .tick { font-variant-numeric: tabular-nums; }
        .measure { font-size: 14px; font-weight: 600; fill: #1f2328; }
        .grid { stroke: #e4e8ec; }
        .axis { stroke: #afb8c1; }
        .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .line.train { stroke: #0b62c4; }
        .line.validation { stroke: #c2500a; stroke-dasharray: 6 4; }
        .point { stroke-width: 2; }
        .point.train { fill: #0b62c4; stroke: #0b62c4; }
        .point.validation { fill: #ffffff; stroke: #c2500a; }
        .last { font-variant-numeric: tabular-nums; font-weight: 600; }
        .last.train { fill: #0b62c4; }
        .last.validation { fill: #c2500a; }
        .cell { stroke: #e4e8ec; }
        .cell.right { fill: #0b62c4; }
        .cell.wrong { fill: #c2500a; }
        .count { font-size: 11px; font-variant-numeric: tabular-nums; fill: #1f2328; }
        .count.light { fill: #ffffff; }
        @media (prefers-color-scheme: dark) {
          text { fill: #9aa4af; }
          .paper { fill: #0d1117; }
          .title, .measure { fill: #e6edf3; }
          .grid { stroke: #232a33; }
          .axis { stroke: #48515c; }
          .line.train { stroke: #62aaff; }
          .line.validation { stroke: #f0964e; }
          .point.train { fill: #62aaff; stroke: #62aaff; }
          .point.validation { fill: #0d1117; stroke: #f0964e; }
          .cell { stroke: #232a33; }
          .cell.right { fill: #1f6fd0; }
          .cell.wrong { fill: #c2611c; }
          .count { fill: #e6edf3; }
          .last.train { fill: #62aaff; }
          .last.validation { fill: #f0964e; }
        }
        """;

    /// <summary>Draws training curves.</summary>
    /// <param name="title">The name of the net.</param>
    /// <param name="settings">The settings of training.</param>
    /// <param name="data">The training data, for the description that screen readers use.</param>
    /// <param name="curves">The losses and metrics.</param>
    /// <returns>The element svg.</returns>
    public static XElement Draw(string title, string settings, string data, IReadOnlyList<TrainingCurve> curves)
    {
        var columns = Math.Min(Columns, curves.Count);
        var rows = (curves.Count + columns - 1) / columns;
        var width = (2 * Margin) + (columns * CurvePanel.Width) + ((columns - 1) * Margin);
        var height = HeaderHeight + (rows * (CurvePanel.Height + Margin));
        var svg = new XElement(
            Svg.Name("svg"),
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("width", width),
            new XAttribute("height", height),
            new XAttribute("role", "img"),
            new XElement(Svg.Name("title"), $"Training curves of {title}"),
            new XElement(Svg.Name("desc"), $"{settings}. {data}."),
            new XElement(Svg.Name("style"), Style),
            Svg.Rectangle("paper", 0, 0, width, height),
            Svg.Text("title", Margin, 34, title),
            Svg.Text("subtitle", Margin, 55, settings));
        if (curves.Any(curve => curve.Validation.Count > 0))
        {
            svg.Add(Legend(width - Margin));
        }

        for (var i = 0; i < curves.Count; i++)
        {
            svg.Add(new CurvePanel(curves[i]).Draw(
                Margin + (i % columns * (CurvePanel.Width + Margin)),
                HeaderHeight + (i / columns * (CurvePanel.Height + Margin))));
        }

        return svg;
    }

    private static IEnumerable<XElement> Legend(double right) =>
    [
        Svg.Line("line train", right - 206, 29, right - 178, 29),
        Svg.Circle("point train", right - 192, 29, radius: 3.5),
        Svg.Text("legend", right - 170, 33.5, "training"),
        Svg.Line("line validation", right - 104, 29, right - 76, 29),
        Svg.Circle("point validation", right - 90, 29, radius: 3.5),
        Svg.Text("legend", right - 68, 33.5, "validation"),
    ];
}
