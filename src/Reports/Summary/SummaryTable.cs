using System.Globalization;
using Spectre.Console;

namespace CompiledNets;

/// <summary>Prints Keras' table: a row for each input, layer and function, then the parameter counts.</summary>
internal static class SummaryTable
{
    private const int Width = 120;

    /// <param name="structure">The net.</param>
    /// <param name="elementSize">The number of bytes of a parameter.</param>
    /// <param name="frozen">The number of parameters that are learned according to the definition, but are not trainable now.</param>
    public static string Print(NetStructure structure, int elementSize, long frozen)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;

        var rows = RowsOf(structure).ToList();
        var isChain = IsChain(structure, rows);
        var table = new Table().Border(TableBorder.HeavyHead).ShowRowSeparators();
        table.AddColumn("Layer (type)").AddColumn("Output Shape").AddColumn(new TableColumn("Param #").RightAligned());
        if (!isChain)
        {
            table.AddColumn("Connected to");
        }

        void Row(string name, string type, IReadOnlyList<string> shape, long count, IEnumerable<string> inputs)
        {
            List<string> cells = [$"{name} ({type})", ShapeText(shape), Number(count)];
            if (!isChain)
            {
                cells.Add(string.Join(", ", inputs));
            }

            table.AddRow(cells.Select(cell => (Spectre.Console.Rendering.IRenderable)new Text(cell)));
        }

        foreach (var input in structure.Inputs)
        {
            Row(input.Name, "Input", input.Shape, 0, ["-"]);
        }

        foreach (var row in rows.Where(row => row.IsFirst))
        {
            var inputs = rows.Where(other => other.Key == row.Key).SelectMany(other => other.Inputs);
            Row(row.Name, row.Type, row.Shape, row.Count, inputs);
        }

        console.Write(table);
        var total = rows.Sum(row => row.Count);
        var notLearned = frozen + structure.Scopes.Sum(scope => scope.Parent < 0 ? scope.InstanceFixedParameters : 0)
            + structure.Layers.SelectMany(layer => layer.Weights).Where(weight => !weight.IsLearned).Sum(weight => weight.Count);
        string Count(long number) => $"{Number(number)} ({Bytes(number * elementSize)})";
        return $"Model: \"{structure.Name}\"\n"
            + string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
            + $" Total params: {Count(total)}\n"
            + $" Trainable params: {Count(total - notLearned)}\n"
            + $" Non-trainable params: {Count(notLearned)}\n"
            + string.Concat(structure.Conditions.Select(condition => $" Needs: {condition}\n"));
    }

    /// <summary>Returns the rows: calls of layers and functions with their activations, of nets in the net, and of wrappers.</summary>
    private static IEnumerable<SummaryRow> RowsOf(NetStructure structure)
    {
        // Maps each call that belongs to a row to the name of the row.
        var names = new Dictionary<string, string>();
        var layers = new HashSet<int>();
        var keys = new HashSet<string>();
        var scopes = new HashSet<int>();
        for (var i = 0; i < structure.Calls.Count; i++)
        {
            var call = structure.Calls[i];
            if (OutermostScope(structure, call) is var scope and >= 0)
            {
                var outer = structure.Scopes[scope];
                names[call.Name] = outer.Name;
                if (scopes.Add(scope))
                {
                    var inner = structure.Calls.Where(other => OutermostScope(structure, other) == scope).ToList();
                    var own = inner.Where(other => other.Layer >= 0 && layers.Add(other.Layer)).Sum(other => CountOf(structure, other.Layer));
                    var key = outer.Instance >= 0 ? "instance " + Number(outer.Instance) : outer.Name;
                    var shape = structure.Calls.First(other => other.Name == outer.Outputs[0]).Shape;
                    yield return new SummaryRow(key, outer.Name, outer.Word, shape, own + outer.InstanceParameters + outer.InstanceFixedParameters, outer.Inputs.Select(Name).ToList(), keys.Add(key));
                }
            }
            else if (call.PartOf >= 0)
            {
                names[call.Name] = structure.Calls[call.PartOf].Name;
            }
            else
            {
                var key = call.Layer >= 0 ? "layer " + Number(call.Layer) : call.Name;
                var count = call.Layer >= 0 && layers.Add(call.Layer) ? CountOf(structure, call.Layer) : 0;
                yield return new SummaryRow(key, call.Name, call.Word, call.Shape, count, call.Inputs.Select(Name).ToList(), keys.Add(key));
            }
        }

        string Name(string input) => names.GetValueOrDefault(input, input);
    }

    private static long CountOf(NetStructure structure, int layer) => structure.Layers[layer].Weights.Sum(weight => weight.Count);

    private static int OutermostScope(NetStructure structure, CallStructure call)
    {
        var scope = call.Scope;
        while (scope >= 0 && structure.Scopes[scope].Parent >= 0)
        {
            scope = structure.Scopes[scope].Parent;
        }

        return scope;
    }

    // A chain needs no column of connections.
    private static bool IsChain(NetStructure structure, IReadOnlyList<SummaryRow> rows)
    {
        var last = structure.Inputs.Count == 1 ? structure.Inputs[0].Name : null;
        foreach (var row in rows)
        {
            if (row.Inputs is not [var only] || only != last)
            {
                return false;
            }

            last = row.Name;
        }

        return true;
    }

    private static string ShapeText(IReadOnlyList<string> shape) =>
        "(" + string.Join(", ", shape.Select(size => size == "N" ? "None" : size)) + (shape.Count == 1 ? ",)" : ")");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // As Keras' readable_memory_size.
    private static string Bytes(double size)
    {
        foreach (var unit in (string[])["B", "KB", "MB", "GB", "TB"])
        {
            if (size < 1024)
            {
                return size.ToString("F2", CultureInfo.InvariantCulture) + " " + unit;
            }

            size /= 1024;
        }

        return size.ToString("F2", CultureInfo.InvariantCulture) + " PB";
    }
}

/// <summary>A row of the table.</summary>
/// <param name="Key">The key, which is equal for all calls of one layer or of one net in the net.</param>
/// <param name="Name">The name.</param>
/// <param name="Type">The kind of layer, function or net.</param>
/// <param name="Shape">The shape of the result.</param>
/// <param name="Count">The number of parameters that this row is the first to use.</param>
/// <param name="Inputs">The names of the rows that are the operands.</param>
/// <param name="IsFirst">Whether this is the first row of its key, which is the one shown.</param>
internal sealed record SummaryRow(string Key, string Name, string Type, IReadOnlyList<string> Shape, long Count, IReadOnlyList<string> Inputs, bool IsFirst);
