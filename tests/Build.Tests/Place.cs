using System.Reflection;
using System.Security.Cryptography;
using System.Xml.Linq;

namespace CompiledNets.Build.Tests;

/// <summary>Provides the paths and the package versions that the tests were built with.</summary>
internal static class Place
{
    public static string Repository { get; } = Metadata("Repository");

    public static string Configuration { get; } = Metadata("Configuration");

    public static string Packages { get; } = Metadata("Packages");

    /// <summary>Gets the path of TorchSharp's native library for Linux, in the folder of its package.</summary>
    public static string LibTorchSharp { get; } =
        Path.Combine(Packages, "torchsharp", VersionOf("TorchSharp"), "runtimes", "linux-x64", "native", "libLibTorchSharp.so");

    /// <summary>Gets the version of a package that the repository uses.</summary>
    public static string VersionOf(string package) =>
        XDocument.Load(Path.Combine(Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(version => (string?)version.Attribute("Include") == package).Attribute("Version")!.Value;

    /// <summary>Computes a hash of the contents of all files of the packages that start with a name.</summary>
    public static Dictionary<string, string> Hashes(string package) =>
        Directory.EnumerateDirectories(Packages, package + "*")
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .ToDictionary(file => file, Hash);

    /// <summary>Computes a hash of a file's content.</summary>
    public static string Hash(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexString(SHA256.HashData(stream));
    }

    private static string Metadata(string key) =>
        typeof(Place).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
