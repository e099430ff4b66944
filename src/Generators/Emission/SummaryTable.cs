using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Formats Keras' table of layers, for the doc comment of the class.</summary>
internal sealed class SummaryTable(EmitContext net)
{
    /// <summary>The layers that have a row already, or are a part of one.</summary>
    private readonly HashSet<int> _seen = [];

    public IEnumerable<string> Lines()
    {
        var rows = new List<string[]> { new[] { "Layer (type)", "Output shape", "Param #" } };
        rows.AddRange(net.Model.Inputs.Select(input => new[] { $"{input.Name} (Input)", net.ShapeOf(input.Value), "0" }));
        var seenScopes = new HashSet<int>();
        foreach (var call in net.DefinitionCalls)
        {
            if (net.Model.OutermostScope(call) is var outermost and >= 0)
            {
                if (seenScopes.Add(outermost) && RowOfScope(outermost) is { } row)
                {
                    rows.Add(row);
                }
            }
            else if (call.PartOf < 0 && (call.Layer < 0 || _seen.Add(call.Layer)))
            {
                rows.Add([$"{call.Name} ({call.Word})", net.ShapeOf(call.Output), DocText.Thousands(call.Layer < 0 ? Dim.Zero : CountOf(call.Layer))]);
            }
        }

        var widths = Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var lines = rows.Select(row => row[0].PadRight(widths[0]) + "  " + row[1].PadRight(widths[1]) + "  " + row[2].PadLeft(widths[2])).ToList();
        lines.Insert(1, new string('-', widths.Sum() + 4));
        return lines;
    }

    /// <summary>Gets the row of a net in the net, or of a wrapper. Returns null if it has a row already.</summary>
    private string[]? RowOfScope(int ordinal)
    {
        var scope = net.Model.Scopes[ordinal];
        var layers = net.Model.Calls.Where(call => call.Layer >= 0 && net.Model.OutermostScope(call) == ordinal).Select(call => call.Layer).Distinct().ToList();
        var isNew = layers.Count(_seen.Add) > 0;
        return isNew || scope.Instance < 0
            ? [$"{scope.Name} ({scope.Word})", net.ShapesOf(scope.Outputs), DocText.Thousands(isNew ? Dim.Sum(layers.Select(CountOf)) : Dim.Zero)]
            : null;
    }

    private Dim CountOf(int layer) => Dim.Sum(net.Model.Layers[layer].Weights.Select(weight => weight.Count));
}
