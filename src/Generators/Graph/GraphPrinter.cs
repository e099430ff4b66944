using System.Linq;
using System.Text;

namespace CompiledNets.Generators.Graph;

/// <summary>Prints a graph as text with a line per operation, for tests and for debugging passes.</summary>
internal static class GraphPrinter
{
    public static string Print(OpGraph graph)
    {
        var text = new StringBuilder();
        foreach (var node in graph.Nodes)
        {
            text.Append(string.Join(", ", node.Outputs.Select(Print)))
                .Append(node.Outputs.Length > 0 ? " = " : "")
                .Append(node.Op.Name)
                .Append('(')
                .Append(string.Join(", ", node.Inputs.Select(Print).Concat(node.Arguments.Select(argument => argument.Name + ": " + argument.Value))))
                .Append(')');
            if (node.InPlaceInput >= 0)
            {
                text.Append(" in place of ").Append(Print(node.Inputs[node.InPlaceInput]));
            }

            if (node.Destination is { } destination)
            {
                text.Append(" into the gradient of ").Append(Print(destination));
            }

            if (node.Stages.Length > 0)
            {
                text.Append(" in stage ").Append(string.Join(" or ", node.Stages.Select(stage => Shapes.DimPrinter.Number(stage))));
            }

            if (node.Outputs.Length > 0)
            {
                text.Append("  // ").Append(string.Join(", ", node.Outputs.Select(output => output.Shape.ToString())));
            }

            text.Append('\n');
        }

        foreach (var result in graph.Results)
        {
            text.Append(result.Kind).Append(' ').Append(result.Name).Append(" = ").Append(Print(result.Value)).Append('\n');
        }

        return text.ToString();
    }

    private static string Print(Value value) => value.Source == ValueSource.Node
        ? "%" + Shapes.DimPrinter.Number(value.Id) + " " + value.Name
        : value.Source.ToString().ToLowerInvariant() + " " + value.Name;
}
