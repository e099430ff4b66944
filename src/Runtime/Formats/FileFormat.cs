using System.Text.Json;

namespace CompiledNets;

/// <summary>Runs the readers of all formats, so that each of them reports damage as a <see cref="FileFormatException"/> with the name of the file.</summary>
internal static class FileFormat
{
    /// <summary>Reads a file, and adds its path and format to the errors of the reader.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="kind">The format, for the message: "safetensors file".</param>
    /// <param name="read">Reads the file. It must call no code of the user, whose exceptions mean something else.</param>
    /// <exception cref="FileFormatException">The file is damaged or has another format.</exception>
    /// <exception cref="IOException">The file cannot be opened or read.</exception>
    public static T Read<T>(string path, string kind, Func<T> read)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return read();
        }
        catch (FileFormatException exception) when (exception.FilePath is null)
        {
            throw FileFormatException.Of(path, $"'{path}' is no {kind} that can be read: {exception.Message.TrimEnd('.')}.", exception.InnerException ?? exception);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw FileFormatException.Of(path, $"'{path}' is no {kind} that can be read: {Describe(exception)}.", exception);
        }
    }

    /// <summary>Runs a part of a reader, and adds the place to its errors.</summary>
    public static T At<T>(string place, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FileFormatException exception) when (exception.FilePath is null)
        {
            throw new FileFormatException($"{place}: {exception.Message}", exception);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw new FileFormatException($"{place}: {Describe(exception)}", exception);
        }
    }

    // Errors of the system, such as a missing file, are not damage. Every other exception comes from wrong content.
    private static bool IsDamage(Exception exception) => exception is EndOfStreamException
        || exception is not (IOException or UnauthorizedAccessException or OperationCanceledException or ObjectDisposedException);

    private static string Describe(Exception exception) => exception switch
    {
        EndOfStreamException => "it ends too early",
        OutOfMemoryException => "it needs more memory than there is",
        OverflowException => "a size in it is larger than any file",
        InvalidDataException or JsonException or NotSupportedException => "it is damaged, " + exception.Message.TrimEnd('.'),
        _ => "it is incomplete or damaged",
    };
}
