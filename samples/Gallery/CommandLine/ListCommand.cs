using System.Globalization;
using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Lists the samples.</summary>
internal static class ListCommand
{
    public static int Run(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.HeavyHead)
            .AddColumn(new TableColumn("Sample").NoWrap())
            .AddColumn("Description")
            .AddColumn(new TableColumn("Epochs").RightAligned())
            .AddColumn(new TableColumn("Batch size").RightAligned());
        foreach (var sample in SampleCatalogue.All)
        {
            table.AddRow(new Text(sample.Name), new Text(sample.Summary), Number(sample.Defaults.Epochs), Number(sample.Defaults.BatchSize));
        }

        console.Write(table);
        return 0;
    }

    private static Text Number(int number) => new(number.ToString("N0", CultureInfo.InvariantCulture));
}
