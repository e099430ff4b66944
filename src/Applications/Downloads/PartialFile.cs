namespace CompiledNets.Applications;

/// <summary>
/// The bytes of a download so far, in a file beside its final path, and the version of the content on the server in another. An empty
/// file, which stays, keeps other threads and programs away: if it were deleted, one that opened it before could lock it together with one that creates it anew.
/// </summary>
internal sealed class PartialFile : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream _lock;

    private PartialFile(string path, FileStream own)
    {
        (Path, _lock) = (path + ".part", own);
        Stream = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        Stream.Position = Stream.Length;
    }

    /// <summary>Gets the path of the bytes.</summary>
    public string Path { get; }

    /// <summary>Gets the stream that the next bytes are written to.</summary>
    public FileStream Stream { get; }

    /// <summary>The version of the content on the server, its entity tag, or null if it is not known.</summary>
    public string? Version
    {
        get => File.Exists(VersionPath) && File.ReadAllText(VersionPath) is { Length: > 0 } version ? version : null;
        set => File.WriteAllText(VersionPath, value ?? "");
    }

    private string VersionPath => Path + ".version";

    /// <summary>Opens the file, after waiting for other threads and programs that download it.</summary>
    public static async Task<PartialFile> OpenAsync(string path, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new PartialFile(path, new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 0));
            }
            catch (IOException) when (File.Exists(path + ".lock"))
            {
                await Task.Delay(s_pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Removes all bytes.</summary>
    public void Restart()
    {
        Stream.SetLength(0);
        Stream.Position = 0;
    }

    /// <summary>Deletes the bytes, so that the next download begins anew.</summary>
    public void Delete()
    {
        Stream.Dispose();
        File.Delete(Path);
        File.Delete(VersionPath);
    }

    /// <summary>Gives the complete file its name.</summary>
    public void Complete(string path)
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(Path, path, overwrite: true);
        File.Delete(VersionPath);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync().ConfigureAwait(false);
        await _lock.DisposeAsync().ConfigureAwait(false);
    }
}
