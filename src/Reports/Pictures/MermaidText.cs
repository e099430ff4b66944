using System.Globalization;
using System.Text;

namespace CompiledNets;

/// <summary>Writes a graph for Mermaid, which Markdown viewers draw.</summary>
internal static class MermaidText
{
    public static string Write(NetGraph graph)
    {
        var text = new StringBuilder("flowchart TD\n");

        // Names of boxes may be reserved words of Mermaid, such as "end", so identifiers are a letter and a number.
        var ids = graph.Nodes.SelectMany(node => node.All).Select((node, index) => (node.Name, Id: "n" + index.ToString(CultureInfo.InvariantCulture))).ToDictionary(pair => pair.Name, pair => pair.Id);
        foreach (var node in graph.Nodes)
        {
            Write(text, node, ids, "  ");
        }

        foreach (var edge in graph.Edges)
        {
            text.Append("  ").Append(ids[edge.From]).Append(" --> ").Append(ids[edge.To]).Append('\n');
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, GraphNode node, IReadOnlyDictionary<string, string> ids, string indent)
    {
        var label = "\"" + string.Join("<br/>", node.Lines.Select(Escape)) + "\"";
        if (node.Kind != NodeKind.Group)
        {
            var (open, close) = node.Kind is NodeKind.Input or NodeKind.Output ? ("([", "])") : ("[", "]");
            text.Append(indent).Append(ids[node.Name]).Append(open).Append(label).Append(close).Append('\n');
            return;
        }

        text.Append(indent).Append("subgraph ").Append(ids[node.Name]).Append('[').Append(label).Append("]\n");
        foreach (var child in node.Children)
        {
            Write(text, child, ids, indent + "  ");
        }

        text.Append(indent).Append("end\n");
    }

    // Replaces characters that would end a label or begin an element by Mermaid's entity codes.
    private static string Escape(string text) => text
        .Replace("#", "#35;", StringComparison.Ordinal)
        .Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal)
        .Replace(">", "#gt;", StringComparison.Ordinal);
}
