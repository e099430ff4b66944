namespace CompiledNets;

/// <summary>
/// A file is damaged, incomplete, of another format, or does not fit. The message names the file, the place in it, what was expected and what was
/// found. If a method throws it, nothing that the method would have changed is changed.
/// </summary>
public sealed class FileFormatException : IOException
{
    /// <summary>Creates an exception for a problem of a file.</summary>
    /// <param name="message">The place in the file, what was expected and what was found.</param>
    /// <param name="innerException">The exception that a library threw, or null.</param>
    public FileFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    private FileFormatException(string message, string filePath, Exception? innerException)
        : base(message, innerException) => FilePath = filePath;

    /// <summary>Gets the path of the file, or null if the data are not in a file.</summary>
    public string? FilePath { get; }

    /// <summary>Creates an exception whose message contains the path already.</summary>
    internal static FileFormatException Of(string filePath, string message, Exception? innerException = null) => new(message, filePath, innerException);
}
