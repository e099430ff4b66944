using System.Diagnostics;
using System.Reflection.Metadata;
using System.Text;

namespace CompiledNets.Package.Tests;

/// <summary>Builds a library for a release, in copies of the repository.</summary>
public sealed class ReleaseBuildTests
{
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public void A_release_depends_on_its_commit_only_and_its_symbols_lead_to_the_sources()
    {
        using TemporaryFolder first = new(), second = new();
        var (commit, library, symbols) = Build(first);
        var (secondCommit, secondLibrary, secondSymbols) = Build(second);

        Assert.Equal(commit, secondCommit);
        Assert.Equal(Place.Hash(library), Place.Hash(secondLibrary));
        Assert.Equal(Place.Hash(symbols), Place.Hash(secondSymbols));
        Assert.Contains($"https://raw.githubusercontent.com/compilednets/compilednets/{commit}/*", SourceLinkOf(symbols), StringComparison.Ordinal);
        Assert.DoesNotContain(first.Path, Encoding.UTF8.GetString(File.ReadAllBytes(symbols)), StringComparison.Ordinal);
    }

    private static (string Commit, string Library, string Symbols) Build(TemporaryFolder folder)
    {
        foreach (var file in new[] { "src/Abstractions", "src/Runtime/build" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(Place.Repository, part)))
            .Concat(Directory.EnumerateFiles(Place.Repository, "Directory.*")).Append(Path.Combine(Place.Repository, "src", "Directory.Build.props")))
        {
            var copy = folder[Path.GetRelativePath(Place.Repository, file)];
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Git(folder, "init", "--quiet");
        Git(folder, "remote", "add", "origin", "https://github.com/compilednets/compilednets.git");
        Git(folder, "add", "--all");
        Git(folder, "commit", "--quiet", "-m", "Release");
        DotNet.Run(folder.Path, "build", "src/Abstractions", "-c", "Release", "-p:ContinuousIntegrationBuild=true", "-v", "quiet", "-tl:off");
        var output = folder["artifacts", "bin", "CompiledNets.Abstractions", "release", "CompiledNets.Abstractions"];
        return (Git(folder, "rev-parse", "HEAD").Trim(), output + ".dll", output + ".pdb");
    }

    private static string Git(TemporaryFolder folder, params string[] arguments)
    {
        // The commit is the same in both copies.
        var start = DotNet.Start("git", folder.Path, new()
        {
            ["GIT_AUTHOR_NAME"] = "Test", ["GIT_AUTHOR_EMAIL"] = "test@example.com", ["GIT_AUTHOR_DATE"] = "2026-01-01T00:00:00Z",
            ["GIT_COMMITTER_NAME"] = "Test", ["GIT_COMMITTER_EMAIL"] = "test@example.com", ["GIT_COMMITTER_DATE"] = "2026-01-01T00:00:00Z",
            ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_SYSTEM"] = "/dev/null",
        }, arguments);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"git {string.Join(' ', arguments)} ended with {process.ExitCode}: {errors.Result}");
    }

    private static string SourceLinkOf(string symbols)
    {
        using var stream = File.OpenRead(symbols);
        using var provider = MetadataReaderProvider.FromPortablePdbStream(stream);
        var reader = provider.GetMetadataReader();
        return reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Where(information => reader.GetGuid(information.Kind) == s_sourceLink)
            .Select(information => Encoding.UTF8.GetString(reader.GetBlobBytes(information.Value)))
            .Single();
    }
}
