using System.Globalization;

namespace CompiledNets.Samples;

/// <summary>The folders that the program writes to: one for each training.</summary>
internal static class RunFolder
{
    /// <summary>The folder for all trainings: <c>artifacts/runs</c> of the repository the program was built in, otherwise of the current folder.</summary>
    public static string Default() => Artifacts("runs");

    /// <summary>A folder for what the program makes: in <c>artifacts</c> of the repository it was built in, otherwise of the current folder.</summary>
    public static string Artifacts(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CompiledNets.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? Directory.GetCurrentDirectory(), "artifacts", name);
    }

    /// <summary>Makes a folder for a training that begins now.</summary>
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

    /// <summary>Takes the folder of a training away, and that of its sample where no other training left anything there.</summary>
    public static void Remove(string path)
    {
        Directory.Delete(path, recursive: true);
        var ofSample = Path.GetDirectoryName(path)!;
        if (!Directory.EnumerateFileSystemEntries(ofSample).Any())
        {
            Directory.Delete(ofSample);
        }
    }

    /// <summary>A path as people like to read it: from the current folder, where it is in there.</summary>
    public static string Readable(string path)
    {
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
