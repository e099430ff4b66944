using System.IO.Compression;
using System.Xml.Linq;

namespace CompiledNets.Package.Tests;

/// <summary>
/// Packs the packages into a folder outside of the repository, in which NuGet has this folder as a further source. All test classes share it. The version is
/// new in each run, and the packages are installed into a folder of their own, so packages of earlier runs are never used.
/// </summary>
public sealed class Feed : IDisposable
{
    private readonly TemporaryFolder _root = new();

    public Feed()
    {
        Folder = Directory.CreateDirectory(_root["feed"]).FullName;
        DotNet.Run(Place.Repository, "pack", "CompiledNets.sln", "--no-build", "-c", Place.Configuration, "-o", Folder, $"-p:PackageVersion={Version}", "-v", "quiet", "-tl:off");

        // What the machine has already, such as libtorch, is used from its place.
        File.WriteAllText(_root["nuget.config"], $"""
            <configuration>
              <packageSources>
                <add key="feed" value="{Folder}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="machine" value="{Place.Packages}" />
              </fallbackPackageFolders>
            </configuration>
            """);
        Environment = new() { ["NUGET_PACKAGES"] = _root["packages"], ["DOTNET_CLI_HOME"] = _root["home"] };
        Run("new", "install", "CompiledNets.Templates");
    }

    /// <summary>Gets the folder with the packages.</summary>
    public string Folder { get; }

    /// <summary>Gets the version of the packages.</summary>
    public string Version { get; } = $"0.1.{(DateTime.UtcNow - new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc)).TotalSeconds:F0}";

    /// <summary>Gets the environment variables of all commands.</summary>
    internal Dictionary<string, string> Environment { get; }

    /// <summary>Runs a command of the SDK beside the projects and returns its output.</summary>
    public string Run(params string[] arguments) => DotNet.Run(_root.Path, Environment, arguments);

    /// <summary>Gets the path of a folder for a project.</summary>
    public string PathOf(string name) => _root[name];

    /// <summary>Opens a package.</summary>
    /// <param name="id">The name of the package.</param>
    /// <param name="extension">The kind of package: nupkg, or snupkg for symbols.</param>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(Path.Combine(Folder, $"{id}.{Version}.{extension}"));

    /// <summary>Reads the description of a package.</summary>
    public XElement NuspecOf(string id)
    {
        using var package = Open(id);
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    public void Dispose() => _root.Dispose();
}

[CollectionDefinition(nameof(Feed))]
public sealed class FeedCollection : ICollectionFixture<Feed>;
