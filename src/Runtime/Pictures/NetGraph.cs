namespace CompiledNets;

/// <summary>A net as a picture: a box for each input, layer, function and output, a frame around each net in the net.</summary>
public sealed class NetGraph
{
    internal NetGraph(NetStructure structure)
    {
        var reader = new GraphReader(structure);
        Title = structure.Name;
        (Nodes, Edges) = (reader.Nodes, reader.Edges);
    }

    internal string Title { get; }

    /// <summary>The boxes that stand in no frame.</summary>
    internal IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The arrows, each between two boxes that are no frames.</summary>
    internal IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>The picture itself, for a browser: https://www.w3.org/TR/SVG2.</summary>
    public string ToSvg() => SvgPicture.Draw(this);

    /// <summary>The graph for Graphviz: https://graphviz.org/doc/info/lang.html.</summary>
    public string ToDot() => DotText.Write(this);

    /// <summary>The graph for Markdown: https://mermaid.js.org/syntax/flowchart.html.</summary>
    public string ToMermaid() => MermaidText.Write(this);
}
