using System.IO.Compression;

namespace CompiledNets;

/// <summary>
/// Reads a zip archive. It checks what .NET does not: the checksums, that no name occurs twice, and that the content of the archive does not expand
/// to more memory than it may.
/// </summary>
internal sealed class CheckedZip : IDisposable
{
    private readonly FileStream _file;
    private readonly ZipArchive _archive;

    /// <summary>Opens an archive.</summary>
    /// <exception cref="FileFormatException">Two entries have the same name.</exception>
    /// <exception cref="InvalidDataException">The file is no zip archive.</exception>
    public CheckedZip(string path)
    {
        _file = File.OpenRead(path);
        try
        {
            Budget = new ExpansionBudget(_file.Length);
            _archive = new ZipArchive(_file, ZipArchiveMode.Read, leaveOpen: true);
            var names = new HashSet<string>(StringComparer.Ordinal);
            if (_archive.Entries.FirstOrDefault(entry => !names.Add(entry.FullName)) is { } twice)
            {
                throw new FileFormatException($"'{twice.FullName}' is in it twice");
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>Gets the entries in the order of the archive.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => _archive.Entries;

    /// <summary>Gets the memory that the content may take.</summary>
    public ExpansionBudget Budget { get; }

    /// <summary>Finds an entry, or returns null.</summary>
    public ZipArchiveEntry? Find(string name) => _archive.GetEntry(name);

    /// <summary>Reads an entry, and checks its length and its checksum.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="read">Reads all bytes of the entry from a stream.</param>
    /// <exception cref="FileFormatException">The entry is damaged, or is larger than the archive may expand to.</exception>
    public T Read<T>(ZipArchiveEntry entry, Func<Stream, T> read)
    {
        if (entry.IsEncrypted)
        {
            throw new FileFormatException($"'{entry.FullName}' is encrypted");
        }

        Budget.Take(entry.Length, $"'{entry.FullName}'");
        using var stream = new ChecksumStream(entry.Open());
        var result = read(stream);
        try
        {
            stream.RequireEnd(entry.Crc32, $"'{entry.FullName}'");
            return stream.BytesRead == entry.Length ? result : throw new FileFormatException($"'{entry.FullName}' has {stream.BytesRead} bytes, but {entry.Length} are stated");
        }
        catch
        {
            (result as IDisposable)?.Dispose();
            throw;
        }
    }

    /// <summary>Reads the bytes of an entry.</summary>
    public byte[] Bytes(ZipArchiveEntry entry) => Read(entry, stream =>
    {
        if (entry.Length > Array.MaxLength)
        {
            throw new FileFormatException($"'{entry.FullName}' would have {entry.Length} bytes, but at most {Array.MaxLength} can be read");
        }

        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _archive.Dispose();
        _file.Dispose();
    }
}
