using System.Xml.Linq;

namespace CompiledNets;

/// <summary>Creates elements of SVG. They have classes, whose colours are in a style sheet.</summary>
internal static class Svg
{
    private static readonly XNamespace s_namespace = "http://www.w3.org/2000/svg";

    /// <summary>Returns the qualified name of an element.</summary>
    public static XName Name(string name) => s_namespace + name;

    public static XElement Line(string look, double x1, double y1, double x2, double y2) =>
        Element("line", look, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    public static XElement Rectangle(string look, double x, double y, double width, double height) =>
        Element("rect", look, ("x", x), ("y", y), ("width", width), ("height", height));

    /// <summary>Creates a point with an optional tooltip.</summary>
    public static XElement Circle(string look, double x, double y, double radius, string? says = null)
    {
        var circle = Element("circle", look, ("cx", x), ("cy", y), ("r", radius));
        if (says is not null)
        {
            circle.Add(new XElement(Name("title"), says));
        }

        return circle;
    }

    public static XElement Text(string look, double x, double y, string text, string anchor = "start")
    {
        var element = Element("text", look, ("x", x), ("y", y));
        element.Add(new XAttribute("text-anchor", anchor), text);
        return element;
    }

    /// <summary>Creates a line through points.</summary>
    public static XElement Path(string look, IEnumerable<(double X, double Y)> points) =>
        new(Name("polyline"), new XAttribute("class", look), new XAttribute("points", string.Join(' ', points.Select(point => FormattableString.Invariant($"{Number(point.X)},{Number(point.Y)}")))));

    // A precision of a hundredth of a pixel is enough.
    private static double Number(double value) => Math.Round(value, 2);

    private static XElement Element(string name, string look, params IEnumerable<(string Name, double Value)> attributes) =>
        new(Name(name), new XAttribute("class", look), attributes.Select(attribute => new XAttribute(attribute.Name, Number(attribute.Value))));
}
