using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Writes plain lines to a console.</summary>
internal static class ConsoleLines
{
    /// <summary>Writes a line without wrapping it. Spectre.Console would wrap long paths at the width of the terminal.</summary>
    public static void Line(this IAnsiConsole console, string text = "") => console.Profile.Out.Writer.WriteLine(text);
}
