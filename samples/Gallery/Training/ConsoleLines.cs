using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Plain lines on a console.</summary>
internal static class ConsoleLines
{
    /// <summary>Writes a line as it is: Spectre.Console would break it at the width of the terminal, and paths with it.</summary>
    public static void Line(this IAnsiConsole console, string text = "") => console.Profile.Out.Writer.WriteLine(text);
}
