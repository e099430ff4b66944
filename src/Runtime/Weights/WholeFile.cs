using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CompiledNets;

/// <summary>Writes files that are never incomplete.</summary>
internal static class WholeFile
{
    private const string Extension = ".tmp";

    // The temporary files that are being written. If the program is asked to end meanwhile, they are deleted.
    private static readonly ConcurrentDictionary<string, bool> s_unfinished = [];

    static WholeFile() => AppDomain.CurrentDomain.ProcessExit += (_, _) =>
    {
        foreach (var path in s_unfinished.Keys)
        {
            DeleteIfPossible(path);
        }
    };

    /// <summary>
    /// Writes a temporary file next to the path, flushes it to the disk, and renames it. Missing folders are created. Several threads and programs may
    /// write the same path at once: the last one wins. If the path is a symbolic link, its target is written.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string? temporary = null;
        try
        {
            var target = TargetOf(path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            DeleteAbandoned(target);

            // The file stays open until it has its name, because only files that nobody has open are abandoned.
            using var stream = Create(target, out temporary);
            write(stream);
            stream.Flush(flushToDisk: true);
            File.Move(temporary, target, overwrite: true);
            s_unfinished.TryRemove(temporary, out _);
        }
        catch (Exception exception)
        {
            if (temporary is not null)
            {
                DeleteIfPossible(temporary);
                s_unfinished.TryRemove(temporary, out _);
            }

            // .NET throws ArgumentOutOfRangeException if the file cannot grow.
            if (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            {
                throw new IOException($"'{path}' could not be written: {exception.Message} An existing file was not changed.", exception);
            }

            throw;
        }
    }

    private static string TargetOf(string path) => new FileInfo(path) is { LinkTarget: not null } link
        ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
        : Path.GetFullPath(path);

    // A new file never follows a link at its name. The random name keeps programs apart that write the same path.
    private static FileStream Create(string target, out string temporary)
    {
        for (var attempt = 0; ; attempt++)
        {
            temporary = $"{target}.{RandomNumberGenerator.GetHexString(12, lowercase: true)}{Extension}";
            s_unfinished[temporary] = true;
            try
            {
                var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
                if (attempt >= 3 || File.Exists(temporary))
                {
                    return stream;
                }

                stream.Dispose();
            }
            catch (IOException) when (attempt < 3 && File.Exists(temporary))
            {
            }

            // Another program has taken the file for an abandoned one, before this program had locked it.
            s_unfinished.TryRemove(temporary, out _);
        }
    }

    /// <summary>Deletes the temporary files of programs that were killed. Files that a program has open are locked.</summary>
    private static void DeleteAbandoned(string target)
    {
        var (folder, name) = (Path.GetDirectoryName(target)!, Path.GetFileName(target));
        var length = name.Length + 1 + 12 + Extension.Length;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension))
        {
            var own = Path.GetFileName(path);
            if (!s_unfinished.ContainsKey(path) && own.Length == length && own.StartsWith(name + ".", StringComparison.Ordinal) && own.AsSpan(name.Length + 1, 12).ContainsAnyExcept("0123456789abcdef") is false)
            {
                try
                {
                    using var unused = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                    File.Delete(path);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // It is in use, or is not ours.
                }
            }
        }
    }

    private static void DeleteIfPossible(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The reason why the file could not be written matters more than this exception.
        }
    }
}
