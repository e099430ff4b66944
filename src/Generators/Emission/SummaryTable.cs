using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>Prints Keras' table of layers, for the doc comment of the class.</summary>
internal static class SummaryTable
{
    public static string Print(NetModel model)
    {
        var rows = new List<string[]> { new[] { "Layer (type)", "Output shape", "Param #" } };
        rows.AddRange(model.Inputs.Select(input => new[] { $"{input.Name} (Input)", Text(model, input.Value), "0" }));
        var seen = new HashSet<int>();
        var seenScopes = new HashSet<int>();
        for (var i = 0; i < (model.Objective?.FirstCall ?? model.Calls.Length); i++)
        {
            var call = model.Calls[i];
            if (model.OutermostScope(call) is var outermost and >= 0)
            {
                if (seenScopes.Add(outermost) && ScopeRow(model, outermost, seen) is { } row)
                {
                    rows.Add(row);
                }
            }
            else if (call.PartOf < 0 && (call.Layer < 0 || seen.Add(call.Layer)))
            {
                var count = call.Layer < 0 ? 0 : model.Layers[call.Layer].Weights.Sum(weight => weight.Count);
                rows.Add([$"{call.Name} ({call.Word})", Text(model, call.Output), count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)]);
            }
        }

        var widths = Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(rows[i][0].PadRight(widths[0])).Append("  ").Append(rows[i][1].PadRight(widths[1])).Append("  ").Append(rows[i][2].PadLeft(widths[2])).Append('\n');
            if (i == 0)
            {
                text.Append(new string('-', widths.Sum() + 4)).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Gets the row of a net in the net, or of a wrapper. Returns null if it has a row already.</summary>
    private static string[]? ScopeRow(NetModel model, int ordinal, HashSet<int> seen)
    {
        var scope = model.Scopes[ordinal];
        var layers = model.Calls.Where(call => call.Layer >= 0 && model.OutermostScope(call) == ordinal).Select(call => call.Layer).Distinct().ToList();
        var isNew = layers.Count(seen.Add) > 0;
        var count = isNew ? layers.SelectMany(layer => model.Layers[layer].Weights).Sum(weight => weight.Count) : 0;
        return isNew || scope.Instance < 0 ? [$"{scope.Name} ({scope.Word})", string.Join(", ", scope.Outputs.Select(output => Text(model, output))), count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)] : null;
    }

    private static string Text(NetModel model, int value) => model.Values[value].Type.Shape?.ToString() ?? "?";
}
