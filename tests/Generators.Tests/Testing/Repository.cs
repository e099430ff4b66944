using System.Runtime.CompilerServices;

namespace CompiledNets.Generators.Tests;

/// <summary>Files of the repository that tests compare with, and rewrite where CN_UPDATE is 1.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static bool IsUpdating => Environment.GetEnvironmentVariable("CN_UPDATE") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Asserts that a checked-in file is what is derived from the code; rewrites it where that is asked for.</summary>
    public static void AssertDerived(string expected, params string[] path) => Assert.True(
        ReadDerived(() => expected, path) == expected,
        $"{Path.Combine(path)} is not what the code says. Run CN_UPDATE=1 dotnet test tests/Generators.Tests, and look at the difference.");

    /// <summary>Reads a checked-in file that is derived from the code, with the line endings of Unix; rewrites it first where that is asked for.</summary>
    /// <param name="derive">Makes the text that a rewritten file has.</param>
    /// <param name="path">The path of the file, from the root of the repository.</param>
    /// <returns>The text; it is empty if there is no such file.</returns>
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
