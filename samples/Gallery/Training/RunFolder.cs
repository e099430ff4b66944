using System.Globalization;

namespace CompiledNets.Samples;

/// <summary>Manages the folders that the program writes to. Each training has its own.</summary>
internal static class RunFolder
{
    /// <summary>Gets the default folder for trainings: <c>runs</c> in <see cref="Artifacts"/>.</summary>
    public static string Default() => Artifacts("runs");

    /// <summary>Gets a subfolder of <c>artifacts</c> in the repository. Outside a repository, <c>artifacts</c> is in the current folder.</summary>
    public static string Artifacts(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompiledNets.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? Directory.GetCurrentDirectory(), "artifacts", name);
    }

    /// <summary>Creates the folder of a training. Its name is the time of the start.</summary>
    public static string Create(string output, string name, DateTime now)
    {
        var first = Path.Combine(output, name, now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture));
        var path = first;
        for (var i = 2; Directory.Exists(path); i++)
        {
            path = $"{first}-{i}";
        }

        return Directory.CreateDirectory(path).FullName;
    }

    /// <summary>Deletes the folder of a training, and the sample's folder if it is then empty.</summary>
    public static void Remove(string path)
    {
        Directory.Delete(path, recursive: true);
        var ofSample = Path.GetDirectoryName(path)!;
        if (!Directory.EnumerateFileSystemEntries(ofSample).Any())
        {
            Directory.Delete(ofSample);
        }
    }

    /// <summary>Shortens a path to a relative one if it is in the current folder.</summary>
    public static string Readable(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
