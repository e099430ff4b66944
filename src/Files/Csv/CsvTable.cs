using nietras.SeparatedValues;

namespace CompiledNets;

/// <summary>Reads the rows of a CSV file with Sep. Empty lines are skipped.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly string _path;
    private readonly SepReader _reader;

    /// <summary>Opens a file and reads the names of its columns.</summary>
    /// <exception cref="InvalidDataException">The file is empty.</exception>
    public CsvTable(string path, char separator)
    {
        _path = path;
        _reader = Sep.New(separator).Reader(options => options with { HasHeader = false, Unescape = true, DisableColCountCheck = true }).FromFile(path);
        try
        {
            Names = MoveNext()
                ? Row[0..Row.ColCount].ToStringsArray()
                : throw new InvalidDataException($"'{path}' is empty; the names of the columns are expected in its first row.");
        }
        catch
        {
            _reader.Dispose();
            throw;
        }
    }

    /// <summary>Gets the names of the columns.</summary>
    public string[] Names { get; } = [];

    /// <summary>Gets the row that was read last.</summary>
    public SepReader.Row Row => _reader.Current;

    /// <summary>Gets the number of the line in which the row starts, from 1.</summary>
    public int Number => Row.RowIndex == 0 ? 1 : Row.LineNumberFrom;

    /// <summary>Reads the next row.</summary>
    /// <returns>False after the last row.</returns>
    /// <exception cref="InvalidDataException">The row has another number of cells than the first, or a quote is never closed.</exception>
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
            throw new InvalidDataException($"'{_path}': a row is longer than can be read. A quote may be opened and never closed. {exception.Message}", exception);
        }
    }

    /// <summary>Finds a column by its name.</summary>
    /// <exception cref="InvalidDataException">There is no such column.</exception>
    public int IndexOf(string name) => Array.IndexOf(Names, name) is >= 0 and var index
        ? index
        : throw new InvalidDataException($"'{_path}' has no column '{name}'; its columns are {string.Join(", ", Names)}.");

    /// <summary>Creates the exception for an invalid cell.</summary>
    public InvalidDataException Unexpected(int number, string column, string expected, string found) =>
        new($"'{_path}', row {number}, column '{column}': {expected} is expected, but found '{found}'.");

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private void Check()
    {
        // A row may end within quotes only if a closing quote is missing.
        if (Row.Span.Count('"') % 2 != 0)
        {
            throw new InvalidDataException($"'{_path}', row {Number}: a quote is opened and never closed.");
        }

        if (Names.Length > 0 && Row.ColCount != Names.Length)
        {
            throw new InvalidDataException($"'{_path}', row {Number}: {Names.Length} cells are expected, as in the first row, but found {Row.ColCount}.");
        }
    }
}
