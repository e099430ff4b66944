using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Prints the summary of a sample.</summary>
internal static class SummaryCommand
{
    public static int Run(Sample sample, IAnsiConsole console)
    {
        using var net = sample.Create(seed: 1);
        console.Line(net.Summary());
        return 0;
    }
}
