namespace CompiledNets.Applications;

/// <summary>
/// A folder with files of public weights. A file that is missing is downloaded, continues after an interruption, also of the program, and gets its name
/// when it is complete and its checksum is right. Several threads and programs may use a folder at once.
/// </summary>
public sealed class WeightsCache
{
    /// <summary>The environment variable with the folder of the default cache.</summary>
    public const string FolderVariable = "COMPILEDNETS_WEIGHTS";

    private static readonly HttpClient s_client = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly HttpClient _client;

    /// <summary>Creates a cache.</summary>
    /// <param name="folder">The folder, which is created for the first file.</param>
    /// <param name="client">The client for downloads, for example one with a proxy. The default is a client of all caches.</param>
    public WeightsCache(string folder, HttpClient? client = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (Folder, _client) = (Path.GetFullPath(folder), client ?? s_client);
    }

    /// <summary>
    /// Gets the default cache: the folder of the environment variable <see cref="FolderVariable"/>, or else the folder CompiledNets/weights of the user's
    /// local data.
    /// </summary>
    public static WeightsCache Default { get; } = new(
        Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "CompiledNets", "weights"));

    /// <summary>Gets the folder.</summary>
    public string Folder { get; }

    /// <summary>The number of times that a download continues after an interruption without a new byte. The default is 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The time before the first retry, which doubles for each further one. The default is one second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The time without a byte after which a connection counts as interrupted. The default is one minute.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Returns the path of a file, after downloading it if it is not in the cache. A file of the cache with another checksum is downloaded again.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Receives the progress of the download. It is not called for a file in the cache.</param>
    /// <param name="cancellation">Cancels the download. The next one continues from there.</param>
    /// <exception cref="WeightsDownloadException">The file cannot be downloaded, or has another checksum than its authors publish.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public async Task<string> GetAsync(WeightsFile file, IProgress<DownloadProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var path = Path.Combine(Folder, file.Name);
        if (await IsRightAsync(file, path, cancellation).ConfigureAwait(false))
        {
            return path;
        }

        Directory.CreateDirectory(Folder);
        await using var part = await PartialFile.OpenAsync(path, cancellation).ConfigureAwait(false);

        // Another program may have downloaded the file while this one waited for it.
        if (await IsRightAsync(file, path, cancellation).ConfigureAwait(false))
        {
            return path;
        }

        await new Download(_client, file, part, this, progress).RunAsync(cancellation).ConfigureAwait(false);
        if (file.Checksum is { } checksum && await checksum.DigitsOfAsync(part.Path, cancellation).ConfigureAwait(false) is var digits && digits != checksum.Digits)
        {
            part.Delete();
            throw new WeightsDownloadException(file, path, $"what the server sent has the checksum {digits}, but {checksum} is expected");
        }

        part.Complete(path);
        return path;
    }

    private static async Task<bool> IsRightAsync(WeightsFile file, string path, CancellationToken cancellation) => File.Exists(path)
        && (file.Checksum is not { } checksum || await checksum.DigitsOfAsync(path, cancellation).ConfigureAwait(false) == checksum.Digits);
}
