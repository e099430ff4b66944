using Spectre.Console;

namespace CompiledNets.Samples;

/// <summary>Prints the generated code of a net. The build copies the code to the folder of the program.</summary>
internal static class CodeCommand
{
    private const string Prefix = "CompiledNets.Samples.";
    private const string Suffix = ".g.cs";

    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Code");

    /// <summary>Gets the names of all nets with generated code: the samples and their inner nets.</summary>
    public static IReadOnlyList<string> Nets =>
    [
        .. Directory.EnumerateFiles(s_folder, Prefix + "*" + Suffix).Select(path => Path.GetFileName(path)[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>Finds a net by its name, ignoring case.</summary>
    /// <returns>The name, or null if there is no such net.</returns>
    public static string? Find(string name) => Nets.FirstOrDefault(net => net.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the error for an unknown net, with the most similar name and all names.</summary>
    public static string NotFound(string name)
    {
        var meant = Spelling.Nearest(name, Nets);
        return $"There is no net '{name}'.{(meant is null ? "" : $" Did you mean {meant}?")} The nets are: {string.Join(", ", Nets)}.";
    }

    /// <summary>Reads the generated code of a net.</summary>
    public static string Read(string net) => File.ReadAllText(Path.Combine(s_folder, Prefix + net + Suffix));

    public static int Run(string net, IAnsiConsole console)
    {
        console.Line(Read(net).TrimEnd());
        return 0;
    }
}
