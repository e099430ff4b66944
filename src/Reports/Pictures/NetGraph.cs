namespace CompiledNets;

/// <summary>The graph of a net: a box for each input, layer, function and output, and a frame around each net in the net.</summary>
public sealed class NetGraph
{
    internal NetGraph(NetStructure structure)
    {
        var reader = new GraphReader(structure);
        Title = structure.Name;
        (Nodes, Edges) = (reader.Nodes, reader.Edges);
    }

    internal string Title { get; }

    /// <summary>Gets the boxes that are in no frame.</summary>
    internal IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>Gets the arrows, whose ends are not frames.</summary>
    internal IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Draws the graph as SVG: https://www.w3.org/TR/SVG2.</summary>
    public string ToSvg() => SvgPicture.Draw(this);

    /// <summary>Writes the graph for Graphviz: https://graphviz.org/doc/info/lang.html.</summary>
    public string ToDot() => DotText.Write(this);

    /// <summary>Writes the graph for Mermaid in Markdown: https://mermaid.js.org/syntax/flowchart.html.</summary>
    public string ToMermaid() => MermaidText.Write(this);
}
