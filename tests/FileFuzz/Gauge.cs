using System.Globalization;

namespace CompiledNets.FileFuzz;

/// <summary>Measures the memory and the open files of this process. Linux only; elsewhere all numbers are 0.</summary>
internal static class Gauge
{
    /// <summary>Forgets the largest memory so far.</summary>
    public static void Reset()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    /// <summary>Gets the largest memory since <see cref="Reset"/>, in bytes.</summary>
    public static long Peak() => Field("VmHWM:");

    /// <summary>Gets the memory now, in bytes.</summary>
    public static long Now() => Field("VmRSS:");

    /// <summary>Lists the open files of some folders.</summary>
    public static List<string> OpenFiles(params string[] folders) => OperatingSystem.IsLinux()
        ? [.. Directory.GetFileSystemEntries("/proc/self/fd").Select(path => new FileInfo(path).LinkTarget).OfType<string>().Where(file => folders.Any(folder => file.StartsWith(Path.TrimEndingDirectorySeparator(folder) + "/", StringComparison.Ordinal)))]
        : [];

    private static long Field(string name) => OperatingSystem.IsLinux()
        ? 1024 * long.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..^2], CultureInfo.InvariantCulture)
        : 0;
}
