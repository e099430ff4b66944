using System.Globalization;
using System.Xml.Linq;

namespace CompiledNets;

/// <summary>Draws a graph as SVG. A frame is laid out first and then is one box of the layout around it.</summary>
internal sealed class SvgPicture
{
    private const double Margin = 16;
    private const double LineHeight = 17;
    private const double Padding = 8;
    private const double FramePadding = 20;

    // The width of a sans-serif letter at 12 pixels, slightly more than the mean, so that text does not overflow its box.
    private const double LetterWidth = 6.9;
    private const double BoldLetterWidth = 8;

    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly List<XElement> _frames = [];
    private readonly List<XElement> _arrows = [];
    private readonly List<XElement> _boxes = [];
    private readonly IReadOnlyList<GraphEdge> _edges;

    private SvgPicture(IReadOnlyList<GraphEdge> edges) => _edges = edges;

    public static string Draw(NetGraph graph)
    {
        var picture = new SvgPicture(graph.Edges);
        var plan = picture.Plan(graph.Nodes);
        picture.Draw(plan, Margin, Margin);
        var (width, height) = (plan.Width + (2 * Margin), plan.Height + (2 * Margin));
        var svg = new XElement(
            s_svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)),
            new XAttribute("role", "img"),
            new XElement(s_svg + "title", graph.Title),
            new XElement(s_svg + "style", Style),
            new XElement(
                s_svg + "defs",
                new XElement(
                    s_svg + "marker",
                    new XAttribute("id", "arrow"),
                    new XAttribute("viewBox", "0 0 8 8"),
                    new XAttribute("refX", "7"),
                    new XAttribute("refY", "4"),
                    new XAttribute("markerWidth", "7"),
                    new XAttribute("markerHeight", "7"),
                    new XAttribute("orient", "auto"),
                    new XElement(s_svg + "path", new XAttribute("class", "head"), new XAttribute("d", "M0 0L8 4L0 8z")))),
            new XElement(s_svg + "rect", new XAttribute("class", "paper"), new XAttribute("width", "100%"), new XAttribute("height", "100%")),
            picture._frames,
            picture._arrows,
            picture._boxes);
        return svg.ToString(SaveOptions.None).ReplaceLineEndings("\n") + "\n";
    }

    private const string Style =
        "text{font:12px system-ui,'Segoe UI',Helvetica,Arial,sans-serif;fill:#1b1f24;text-anchor:middle}"
        + "text.title{font-weight:600}text.shape{fill:#57606a}text.shared{fill:#8250df}"
        + "rect{rx:6px;stroke-width:1.2px}.paper{fill:#fff;rx:0}.input,.output{fill:#ddf4ff;stroke:#0969da}"
        + ".layer{fill:#fff8c5;stroke:#9a6700}.function{fill:#f6f8fa;stroke:#8c959f}.frame{fill:#8250df;fill-opacity:.05;stroke:#8250df;stroke-dasharray:5 3}"
        + ".arrow{fill:none;stroke:#57606a;stroke-width:1.3px;marker-end:url(#arrow)}.head{fill:#57606a}"
        + "@media(prefers-color-scheme:dark){text{fill:#e6edf3}text.shape{fill:#9198a1}text.shared{fill:#d2a8ff}.paper{fill:#0d1117}"
        + ".input,.output{fill:#0c2d6b;stroke:#4493f8}.layer{fill:#3b2b00;stroke:#d29922}.function{fill:#21262d;stroke:#6e7681}.arrow{stroke:#9198a1}.head{fill:#9198a1}}";

    /// <summary>Lays out boxes, and the content of frames first.</summary>
    private FramePlan Plan(IReadOnlyList<GraphNode> nodes)
    {
        var inner = nodes.Select(node => node.Kind == NodeKind.Group ? Plan(node.Children) : null).ToList();
        var sizes = nodes.Select((node, index) => inner[index] is { } plan
            ? (Math.Max(plan.Width + (2 * FramePadding), WidthOf(node)), plan.Height + (2 * FramePadding) + (node.Lines.Count * LineHeight))
            : (WidthOf(node), (node.Lines.Count * LineHeight) + (2 * Padding))).ToList();

        // At this level, an arrow to a box in a frame goes to the frame.
        var owners = nodes.SelectMany((node, index) => node.All.Select(own => (own.Name, index))).ToDictionary(pair => pair.Name, pair => pair.index);
        var edges = _edges
            .Where(edge => owners.ContainsKey(edge.From) && owners.ContainsKey(edge.To))
            .Select(edge => new PlannedArrow(
                owners[edge.From],
                owners[edge.To],
                inner[owners[edge.From]]?.PlaceOf(edge.From) ?? 0,
                inner[owners[edge.To]]?.PlaceOf(edge.To) ?? 0))
            .Where(arrow => arrow.From != arrow.To)
            .Distinct()
            .ToList();
        var layout = new LayeredLayout(sizes, edges.Select(arrow => (arrow.From, arrow.To)).ToList());
        return new FramePlan(nodes, inner, sizes, edges, layout);
    }

    private static double WidthOf(GraphNode node) => Math.Max(node.Title.Length * BoldLetterWidth, node.Lines.Max(line => line.Length) * LetterWidth) + (2 * Padding);

    private void Draw(FramePlan plan, double left, double top)
    {
        for (var i = 0; i < plan.Nodes.Count; i++)
        {
            var (node, (width, height)) = (plan.Nodes[i], plan.Sizes[i]);
            var (x, y) = (left + plan.Layout.Boxes[i].X, top + plan.Layout.Boxes[i].Y);
            var isFrame = plan.Inner[i] is not null;
            (isFrame ? _frames : _boxes).Add(Rectangle(isFrame ? "frame" : node.Kind.ToString().ToLowerInvariant(), x - (width / 2), y, width, height));
            DrawLines(node, x, y + (isFrame ? 4 : Padding));
            if (plan.Inner[i] is { } inner)
            {
                var innerTop = y + FramePadding + (node.Lines.Count * LineHeight);
                Draw(inner, x - (inner.Width / 2), innerTop);
                DrawBorders(node, inner, x - (inner.Width / 2), innerTop, y, y + height);
            }
        }

        for (var i = 0; i < plan.Edges.Count; i++)
        {
            // An arrow to or from a frame ends above or below the box in it to which it belongs.
            var (from, to, exit, entry) = plan.Edges[i];
            var points = plan.Layout.Routes[i].Select(point => (left + point.X, top + point.Y)).ToList();
            points[0] = (points[0].Item1 + exit, points[0].Item2);
            points[^1] = (points[^1].Item1 + entry, points[^1].Item2);
            var start = (left + plan.Layout.Boxes[from].X + exit, top + plan.Layout.Boxes[from].Y + plan.Sizes[from].Height);
            var end = (left + plan.Layout.Boxes[to].X + entry, top + plan.Layout.Boxes[to].Y);
            _arrows.Add(Arrow([start, .. points, end]));
        }
    }

    /// <summary>Draws the short arrows from the border of a frame to the readers of its inputs, and from its results to the border.</summary>
    private void DrawBorders(GraphNode frame, FramePlan plan, double left, double top, double upper, double lower)
    {
        var inside = frame.All.Select(node => node.Name).ToHashSet();
        for (var i = 0; i < plan.Nodes.Count; i++)
        {
            var own = plan.Nodes[i].All.Select(node => node.Name).ToHashSet();
            var (x, y) = (left + plan.Layout.Boxes[i].X, top + plan.Layout.Boxes[i].Y);
            if (_edges.Any(edge => own.Contains(edge.To) && !inside.Contains(edge.From)) && plan.Layout.Boxes[i].Y < 1)
            {
                _arrows.Add(Arrow([(x, Math.Max(upper + (frame.Lines.Count * LineHeight) + 4, upper)), (x, y)]));
            }

            if (_edges.Any(edge => own.Contains(edge.From) && !inside.Contains(edge.To)))
            {
                _arrows.Add(Arrow([(x, y + plan.Sizes[i].Height), (x, lower)]));
            }
        }
    }

    private void DrawLines(GraphNode node, double x, double top)
    {
        for (var i = 0; i < node.Lines.Count; i++)
        {
            var look = i == 0 ? "title" : node.Lines[i] == node.Shape ? "shape" : node.Lines[i].EndsWith(": " + node.Shared, StringComparison.Ordinal) && node.Shared.Length > 0 ? "shared" : "text";
            _boxes.Add(new XElement(
                s_svg + "text",
                new XAttribute("class", look),
                new XAttribute("x", Number(x)),
                new XAttribute("y", Number(top + ((i + 0.75) * LineHeight))),
                node.Lines[i]));
        }
    }

    private static XElement Rectangle(string look, double x, double y, double width, double height) => new(
        s_svg + "rect",
        new XAttribute("class", look),
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)));

    /// <summary>Draws a curve that goes downwards at each point.</summary>
    private static XElement Arrow(IReadOnlyList<(double X, double Y)> points)
    {
        var path = $"M{Number(points[0].X)} {Number(points[0].Y)}";
        for (var i = 1; i < points.Count; i++)
        {
            // A segment without length has no direction for the head of the arrow.
            var (from, to) = (points[i - 1], points[i]);
            if (Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y) < 0.05)
            {
                continue;
            }

            var middle = (from.Y + to.Y) / 2;
            path += Math.Abs(from.X - to.X) < 0.5
                ? $"L{Number(to.X)} {Number(to.Y)}"
                : $"C{Number(from.X)} {Number(middle)} {Number(to.X)} {Number(middle)} {Number(to.X)} {Number(to.Y)}";
        }

        return new XElement(s_svg + "path", new XAttribute("class", "arrow"), new XAttribute("d", path));
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>An arrow between two boxes, as indices, with the horizontal offsets of its ends from their centres.</summary>
    private sealed record PlannedArrow(int From, int To, double Exit, double Entry);

    /// <summary>The layout of boxes.</summary>
    private sealed record FramePlan(
        IReadOnlyList<GraphNode> Nodes,
        IReadOnlyList<FramePlan?> Inner,
        IReadOnlyList<(double Width, double Height)> Sizes,
        IReadOnlyList<PlannedArrow> Edges,
        LayeredLayout Layout)
    {
        /// <summary>Gets the horizontal offset of a box from the centre of the frame.</summary>
        public double PlaceOf(string name)
        {
            var index = Nodes.ToList().FindIndex(node => node.All.Any(own => own.Name == name));
            return Layout.Boxes[index].X - (Width / 2) + (Inner[index]?.PlaceOf(name) ?? 0);
        }

        public double Width => Layout.Width;

        public double Height => Layout.Height;
    }
}
