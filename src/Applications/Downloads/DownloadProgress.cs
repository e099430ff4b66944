namespace CompiledNets.Applications;

/// <summary>The progress of a download.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Received">The number of bytes that are on the disk, with those of earlier attempts.</param>
/// <param name="Total">The number of bytes of the file, or null if the server does not state it.</param>
public readonly record struct DownloadProgress(string File, long Received, long? Total);
