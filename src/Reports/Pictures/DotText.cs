using System.Text;

namespace CompiledNets;

/// <summary>Writes a graph for Graphviz.</summary>
internal static class DotText
{
    public static string Write(NetGraph graph)
    {
        var text = new StringBuilder();
        text.Append("digraph ").Append(Quote(graph.Title)).Append(" {\n  rankdir=TB;\n  node [shape=box, style=rounded, fontname=\"Helvetica\"];\n");
        foreach (var node in graph.Nodes)
        {
            Write(text, node, "  ");
        }

        foreach (var edge in graph.Edges)
        {
            text.Append("  ").Append(Quote(edge.From)).Append(" -> ").Append(Quote(edge.To)).Append(";\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void Write(StringBuilder text, GraphNode node, string indent)
    {
        if (node.Kind != NodeKind.Group)
        {
            text.Append(indent).Append(Quote(node.Name)).Append(" [label=").Append(Quote(string.Join('\n', node.Lines))).Append("];\n");
            return;
        }

        // Graphviz draws a frame around a subgraph whose name begins with "cluster".
        text.Append(indent).Append("subgraph ").Append(Quote("cluster " + node.Name)).Append(" {\n");
        text.Append(indent).Append("  label=").Append(Quote(string.Join('\n', node.Lines))).Append(";\n");
        foreach (var child in node.Children)
        {
            Write(text, child, indent + "  ");
        }

        text.Append(indent).Append("}\n");
    }

    private static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";
}
