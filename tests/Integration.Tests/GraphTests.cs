using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CompiledNets.Integration.Tests;

/// <summary>Checks the drawing of a net in three formats.</summary>
public sealed partial class GraphTests
{
    [Fact]
    public void Every_input_layer_and_output_has_a_box()
    {
        using var net = new Outer(seed: 1);
        var texts = Texts(net);
        Assert.All((string[])["a", "b", "left", "right", "first", "dense", "joined", "steps", "pair"], name => Assert.Contains(name, texts));
        Assert.Contains("Dense(4)", texts);
        Assert.Contains("(N, L, 4)", texts);
    }

    [Fact]
    public void The_inside_of_a_net_that_is_called_twice_is_drawn_once()
    {
        using var net = new Outer(seed: 1);
        var texts = Texts(net);
        Assert.Equal(2, texts.Count(text => text == "Encoder"));
        Assert.Equal(2, texts.Count(text => text == "weights shared: encoder"));

        // The shared layer of the inner net is called on two tensors. Only the first call of the inner net shows it.
        Assert.Equal(2, texts.Count(text => text == "Dense(3, activation: Tanh)" && text.Length > 0));
    }

    [Fact]
    public void Boxes_do_not_overlap_and_lie_in_the_picture()
    {
        using var net = new Outer(seed: 1);
        var svg = XDocument.Parse(net.Graph.ToSvg()).Root!;
        var boxes = svg.Elements().Where(element => element.Name.LocalName == "rect" && (string?)element.Attribute("class") is not ("paper" or "frame")).Select(Box.Of).ToList();
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        Assert.True(boxes.Count > 15);
        for (var i = 0; i < boxes.Count; i++)
        {
            Assert.InRange(boxes[i].Left, 0, width - boxes[i].Width);
            Assert.InRange(boxes[i].Top, 0, height - boxes[i].Height);
            for (var j = 0; j < i; j++)
            {
                Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} overlaps {boxes[j]}");
            }
        }
    }

    [Fact]
    public void Every_arrow_of_a_chain_goes_straight_down()
    {
        using var net = new Perceptron(seed: 1);
        var svg = XDocument.Parse(net.Graph.ToSvg()).Root!;
        var arrows = svg.Elements().Where(element => (string?)element.Attribute("class") == "arrow").Select(element => (string)element.Attribute("d")!).ToList();
        Assert.Equal(net.Structure.Calls.Count(call => call.PartOf < 0) + 1, arrows.Count);
        Assert.All(arrows, arrow => Assert.DoesNotContain("C", arrow, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_ends_of_each_arrow_of_Graphviz_are_nodes()
    {
        using var net = new Outer(seed: 1);
        var dot = net.Graph.ToDot();
        var nodes = DotNode().Matches(dot).Select(match => match.Groups[1].Value).ToHashSet();
        var arrows = DotArrow().Matches(dot);
        Assert.True(arrows.Count > 15);
        Assert.All(arrows, arrow => Assert.True(nodes.Contains(arrow.Groups[1].Value) && nodes.Contains(arrow.Groups[2].Value), arrow.Value));
        Assert.Equal(dot.Count(letter => letter == '{'), dot.Count(letter => letter == '}'));
        Assert.Contains("subgraph \"cluster scope encoder\"", dot, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_frame_of_Mermaid_has_an_end()
    {
        using var net = new Outer(seed: 1);
        var lines = net.Graph.ToMermaid().Split('\n').Select(line => line.Trim()).ToList();
        Assert.Equal("flowchart TD", lines[0]);
        Assert.Equal(lines.Count(line => line.StartsWith("subgraph ", StringComparison.Ordinal)), lines.Count(line => line == "end"));
        Assert.Contains(lines, line => line.Contains("--> ", StringComparison.Ordinal));
    }

    private static List<string> Texts(CompiledNet net) => XDocument.Parse(net.Graph.ToSvg()).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);

    [GeneratedRegex("^ +\"([^\"]+)\" \\[label", RegexOptions.Multiline)]
    private static partial Regex DotNode();

    [GeneratedRegex("^ +\"([^\"]+)\" -> \"([^\"]+)\";", RegexOptions.Multiline)]
    private static partial Regex DotArrow();

    private sealed record Box(double Left, double Top, double Width, double Height)
    {
        public static Box Of(XElement element) => new(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height"));

        public bool Overlaps(Box other) => Left < other.Left + other.Width && other.Left < Left + Width && Top < other.Top + other.Height && other.Top < Top + Height;
    }
}
