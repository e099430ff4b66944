using System.Runtime.CompilerServices;

namespace CompiledNets.Generators.Tests;

/// <summary>Compares files of the repository with derived text. If CN_UPDATE is 1, it rewrites the files first.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static bool IsUpdating => Environment.GetEnvironmentVariable("CN_UPDATE") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Asserts that a file has the text that is derived from the code. If CN_UPDATE is 1, it rewrites the file first.</summary>
    public static void AssertDerived(string expected, params string[] path) => Assert.True(
        ReadDerived(() => expected, path) == expected,
        $"{Path.Combine(path)} is not what the code says. Run CN_UPDATE=1 dotnet test tests/Generators.Tests, and look at the difference.");

    /// <summary>Reads a file that is derived from the code, with Unix line endings. If CN_UPDATE is 1, it rewrites the file first.</summary>
    /// <param name="derive">Derives the new text of the file.</param>
    /// <param name="path">The path of the file, relative to the root of the repository.</param>
    /// <returns>The text, or an empty text if the file does not exist.</returns>
    public static string ReadDerived(Func<string> derive, params string[] path)
    {
        var file = PathOf(path);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, derive());
        }

        return File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
    }

    private static string FindRoot([CallerFilePath] string file = "")
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "CompiledNets.sln")))
            {
                return folder;
            }
        }

        throw new InvalidOperationException("The tests run from a checkout: CompiledNets.sln was not found above " + file);
    }
}
