using System.Globalization;
using Spectre.Console;

namespace CompiledNets;

/// <summary>Keras' table: a row for each input, layer and function, then the parameter counts.</summary>
internal static class SummaryTable
{
    private const int Width = 120;

    /// <param name="structure">The net.</param>
    /// <param name="elementSize">How many bytes a parameter has.</param>
    public static string Print(NetStructure structure, int elementSize)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = Width;
        console.Profile.Capabilities.Unicode = true;

        var calls = structure.Calls.Where(call => call.PartOf < 0).ToList();
        var isChain = IsChain(structure, calls);
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

        // A layer that is called twice has one row, with the inputs of all its calls.
        var whole = structure.Calls.Select((call, index) => (call, index)).ToDictionary(pair => pair.call.Name, pair => pair.call.PartOf < 0 ? pair.call.Name : structure.Calls[pair.call.PartOf].Name);
        var seen = new HashSet<int>();
        foreach (var call in calls.Where(call => call.Layer < 0 || seen.Add(call.Layer)))
        {
            var inputs = calls.Where(other => other == call || (call.Layer >= 0 && other.Layer == call.Layer)).SelectMany(other => other.Inputs);
            var count = call.Layer < 0 ? 0 : structure.Layers[call.Layer].Weights.Sum(weight => weight.Count);
            Row(call.Name, call.Word, call.Shape, count, inputs.Select(input => whole.GetValueOrDefault(input, input)));
        }

        console.Write(table);
        var total = structure.Layers.SelectMany(layer => layer.Weights).Sum(weight => weight.Count);
        return $"Model: \"{structure.Name}\"\n"
            + string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
            + $" Total params: {Number(total)} ({Bytes(total * elementSize)})\n"
            + $" Trainable params: {Number(total)} ({Bytes(total * elementSize)})\n"
            + " Non-trainable params: 0 (0.00 B)\n";
    }

    // A chain needs no column that says what is connected to what.
    private static bool IsChain(NetStructure structure, IReadOnlyList<CallStructure> calls)
    {
        var producers = structure.Inputs.Select(input => input.Name).ToHashSet();
        var whole = structure.Calls.ToDictionary(call => call.Name, call => call.PartOf < 0 ? call.Name : structure.Calls[call.PartOf].Name);
        var last = structure.Inputs.Count == 1 ? structure.Inputs[0].Name : null;
        foreach (var call in calls)
        {
            if (call.Inputs is not [var only] || whole.GetValueOrDefault(only, only) != last)
            {
                return false;
            }

            last = call.Name;
        }

        return true;
    }

    private static string ShapeText(IReadOnlyList<string> shape) =>
        "(" + string.Join(", ", shape.Select(size => size == "N" ? "None" : size)) + (shape.Count == 1 ? ",)" : ")");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    // Keras' readable_memory_size.
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
