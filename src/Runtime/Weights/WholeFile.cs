namespace CompiledNets;

/// <summary>Writes files that are never incomplete.</summary>
internal static class WholeFile
{
    /// <summary>Writes a temporary file next to the path, flushes it to the disk, and renames it. Missing folders are created.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The file cannot be written. An existing file stays as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // The name is always the same, so that the next call overwrites the file of a program that was killed.
        var temporary = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // .NET throws the last of these exceptions if the file cannot grow.
            DeleteIfPossible(temporary);
            throw new IOException($"'{path}' could not be written: {exception.Message} An existing file was not changed.", exception);
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
