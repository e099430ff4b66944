using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Prints the code that the generator wrote for a net. The build copies it beside the program.</summary>
internal static class CodeCommand
{
    private const string Prefix = "CompiledNets.Samples.";
    private const string Suffix = ".g.cs";

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Code");

    /// <summary>The names of all nets that have code: the samples, and the nets in them.</summary>
    public static IReadOnlyList<string> Nets =>
    [
        .. Directory.EnumerateFiles(s_folder, Prefix + "*" + Suffix).Select(path => Path.GetFileName(path)[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds the net with a name, in any case.</summary>
    /// <returns>Its name; null where there is none.</returns>
    public static string? Find(string name) => Nets.FirstOrDefault(net => net.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says that there is no net with a name, and which one was probably meant.</summary>
    public static string NotFound(string name)
    {
        var meant = Spelling.Nearest(name, Nets);
        return $"There is no net '{name}'.{(meant is null ? "" : $" Did you mean {meant}?")} The nets are: {string.Join(", ", Nets)}.";
    }

    /// <summary>Gets the code of a net.</summary>
    public static string Read(string net) => File.ReadAllText(Path.Combine(s_folder, Prefix + net + Suffix));

    public static int Run(string net, IAnsiConsole console)
    {
        console.Line(Read(net).TrimEnd());
        return 0;
    }
}
