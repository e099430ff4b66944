namespace CompiledNets.Applications;

/// <summary>A file of weights is not in the cache and cannot be downloaded. The message says why, and where to put the file by hand.</summary>
public sealed class WeightsDownloadException : IOException
{
    internal WeightsDownloadException(WeightsFile file, string path, string reason, Exception? innerException = null)
        : base(
            $"'{file.Name}' is not in the cache and cannot be downloaded from {file.Address}: {reason.TrimEnd('.')}. "
            + $"If this machine has no connection, download the file on another one and put it there: '{path}'.",
            innerException) => File = file;

    /// <summary>Gets the file.</summary>
    public WeightsFile File { get; }
}
