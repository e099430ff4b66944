using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Draws the graph of a sample.</summary>
internal static class GraphCommand
{
    public static int Run(Sample sample, IAnsiConsole console)
    {
        using var net = sample.Create(seed: 1);
        var folder = Directory.CreateDirectory(RunFolder.Artifacts("graphs")).FullName;
        foreach (var (ending, text) in ((string, string)[])[("svg", net.Graph.ToSvg()), ("dot", net.Graph.ToDot()), ("mmd", net.Graph.ToMermaid())])
        {
            var path = Path.Combine(folder, sample.Name + "." + ending);
            File.WriteAllText(path, text);
            console.Line(RunFolder.Readable(path));
        }

        return 0;
    }
}
