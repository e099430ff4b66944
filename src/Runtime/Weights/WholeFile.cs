namespace CompiledNets;

/// <summary>Writes files that are complete or not there.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file beside its place, flushes it to the disk, and moves it there. Folders on the way are made.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <exception cref="IOException">It cannot be written; a file that was there before is as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // The same name each time: what a killed program has left is written over.
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
            // The last is what .NET makes of a file that may not grow any more.
            DeleteIfPossible(temporary);
            throw new IOException($"'{path}' could not be written: {exception.Message} A file of that name that was there before is as it was.", exception);
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
            // What could not be written cannot always be deleted; why it could not be written is what matters.
        }
    }
}
