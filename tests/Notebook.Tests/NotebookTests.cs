using System.Globalization;
using System.Text.Json;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Events;

namespace CompiledNets.Notebook.Tests;

/// <summary>Runs the cells of the notebook in the C# kernel of Polyglot Notebooks.</summary>
public sealed class NotebookTests
{
    private static readonly string s_folder = Path.Combine(Place.Repository, "samples", "Notebooks");

    [Fact]
    public async Task The_cells_train_a_net_and_predict()
    {
        var results = await Run(CellsOf("Digits.ipynb"));
        Assert.Equal(7, results.Count);
        Assert.Equal("10000 images", results[1]);
        Assert.Equal(28, results[2].Split('\n').Length);
        Assert.Contains("dense_2", results[3], StringComparison.Ordinal);
        Assert.InRange(double.Parse(results[5], CultureInfo.InvariantCulture), 0.9, 1);
        Assert.Matches(@"^It is a \d, with a probability of ", results[6]);
    }

    [Fact]
    public async Task A_cell_with_a_mistake_fails()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => Run(["var net = new Missing();"]));
        Assert.Contains("Missing", exception.Message, StringComparison.Ordinal);
    }

    private static List<string> CellsOf(string notebook)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(s_folder, notebook)));
        return [.. document.RootElement.GetProperty("cells").EnumerateArray()
            .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
            .Select(cell => string.Concat(cell.GetProperty("source").EnumerateArray().Select(line => line.GetString())))
            .Select(code => code.Replace("/release/", $"/{Place.Configuration.ToLowerInvariant()}/", StringComparison.Ordinal))];
    }

    /// <summary>Runs cells one after another, and returns the text that each shows last.</summary>
    private static async Task<List<string>> Run(IEnumerable<string> cells)
    {
        // The paths in a notebook are relative to its folder.
        Environment.CurrentDirectory = s_folder;
        using var kernel = new CSharpKernel();
        var results = new List<string>();
        foreach (var cell in cells)
        {
            var result = await kernel.SendAsync(new SubmitCode(cell));
            if (result.Events.OfType<CommandFailed>().FirstOrDefault() is { } failed)
            {
                throw new InvalidOperationException($"{failed.Message}\n{string.Join('\n', result.Events.OfType<DiagnosticsProduced>().SelectMany(produced => produced.FormattedDiagnostics).Select(text => text.Value))}\nin the cell:\n{cell}");
            }

            results.Add(string.Concat(result.Events.OfType<DisplayEvent>().Where(shown => shown is ReturnValueProduced or StandardOutputValueProduced)
                .Select(shown => shown.Value is string text ? text : Convert.ToString(shown.Value, CultureInfo.InvariantCulture))));
        }

        return results;
    }
}
