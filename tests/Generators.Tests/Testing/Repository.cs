using System.Runtime.CompilerServices;

namespace CompiledNets.Generators.Tests;

/// <summary>Files of the repository that tests compare with, and rewrite where CN_UPDATE is 1.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static bool IsUpdating => Environment.GetEnvironmentVariable("CN_UPDATE") == "1";

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Asserts that a checked-in file is what is derived from the code; rewrites it where that is asked for.</summary>
    public static void AssertDerived(string expected, params string[] path)
    {
        var file = PathOf(path);
        if (IsUpdating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
        }

        var actual = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        Assert.True(actual == expected, $"{Path.Combine(path)} is not what the code says. Run CN_UPDATE=1 dotnet test tests/Generators.Tests, and look at the difference.");
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
