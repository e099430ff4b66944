using nietras.SeparatedValues;

namespace CompiledNets;

/// <summary>Reads the rows of a CSV file with Sep. Empty lines are skipped.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly string _path;
    private readonly bool _endsInRow;
    private readonly SepReader _reader;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    /// <summary>Opens a file and reads the names of its columns.</summary>
    /// <exception cref="FileFormatException">The file is empty.</exception>
    private CsvTable(string path, char separator)
    {
        _path = path;
        _endsInRow = EndsInRow(path);
        _reader = Sep.New(separator).Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromFile(path);
        try
        {
            Names = MoveNext()
                ? Row[0..Row.ColCount].ToStringsArray()
                : throw new FileFormatException($"'{path}' is empty; the names of the columns are expected in its first row.");
        }
        catch
        {
            _reader.Dispose();
            throw;
        }

        for (var i = 0; i < Names.Length; i++)
        {
            // The second column of a name gets no index.
            _indices[Names[i]] = _indices.ContainsKey(Names[i]) ? -1 : i;
        }
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="FileFormatException">The file is damaged.</exception>
    public static T Read<T>(string path, char separator, Func<CsvTable, T> read)
    {
        try
        {
            // The separator is checked here, because another exception than that of damage names it.
            using var empty = Sep.New(separator).Reader().FromText("");
        }
        catch (ArgumentException exception)
        {
            throw new ArgumentException(exception.Message, nameof(separator), exception);
        }

        return FileFormat.Read(path, "table", () =>
        {
            using var table = new CsvTable(path, separator);
            return read(table);
        });
    }

    /// <summary>Gets the names of the columns.</summary>
    public string[] Names { get; } = [];

    /// <summary>Gets the row that was read last.</summary>
    public SepReader.Row Row => _reader.Current;

    /// <summary>Gets the number of the line in which the row starts, from 1.</summary>
    public int Number => Row.RowIndex == 0 ? 1 : Row.LineNumberFrom;

    /// <summary>Reads the next row.</summary>
    /// <returns>False after the last row.</returns>
    /// <exception cref="FileFormatException">The row has another number of cells than the first, or a quote is never closed.</exception>
    public bool MoveNext()
    {
        try
        {
            while (_reader.MoveNext())
            {
                if (!Row.Span.IsEmpty)
                {
                    Check();
                    return true;
                }
            }

            return false;
        }
        catch (NotSupportedException exception)
        {
            throw FileFormatException.Of(_path, $"'{_path}': a row is longer than can be read. A quote may be opened and never closed. {exception.Message}", exception);
        }
    }

    /// <summary>Finds a column by its name.</summary>
    /// <exception cref="FileFormatException">There is no such column, or there are several.</exception>
    public int IndexOf(string name) => !_indices.TryGetValue(name, out var index)
        ? throw FileFormatException.Of(_path, $"'{_path}' has no column '{name}'; its columns are {string.Join(", ", Names.Take(100))}{(Names.Length > 100 ? ", ..." : "")}.")
        : index >= 0 ? index : throw FileFormatException.Of(_path, $"'{_path}' has several columns '{name}'. Give each another name.");

    /// <summary>Creates the exception for an invalid cell.</summary>
    public FileFormatException Unexpected(int number, string column, string expected, string found) =>
        FileFormatException.Of(_path, $"'{_path}', row {number}, column '{column}': {expected} is expected, but found '{(found.Length > 200 ? found[..200] + "..." : found)}'.");

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Check()
    {
        if (Row.Span.Contains('\0'))
        {
            throw FileFormatException.Of(_path, $"'{_path}', row {Number}: a NUL character is in it. The file may be damaged, or in another encoding than UTF-8.");
        }

        // A row may end within quotes only if a closing quote is missing.
        if (Row.Span.Count('"') % 2 != 0)
        {
            throw FileFormatException.Of(_path, $"'{_path}', row {Number}: a quote is opened and never closed.");
        }

        if (Names.Length > 0 && Row.ColCount != Names.Length)
        {
            var (number, count) = (Number, Row.ColCount);
            var isCut = _endsInRow && !_reader.MoveNext();
            throw FileFormatException.Of(
                _path,
                $"'{_path}', row {number}: {Names.Length} cells are expected, as in the first row, but found {count}.{(isCut ? " It is the last row, and no line break ends it, so the file may be cut off." : "")}");
        }
    }

    private static bool EndsInRow(string path)
    {
        using var file = File.OpenRead(path);
        if (file.Length == 0)
        {
            return false;
        }

        file.Position = file.Length - 1;
        return file.ReadByte() is not ('\n' or '\r');
    }
}
