using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>Tables of numbers and words in text files, with the names of the columns in the first row. RFC 4180.</summary>
public static class Csv
{
    /// <summary>Reads columns of numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">The names of the columns, in the order of the tensor; all where there are none.</param>
    /// <param name="separator">What stands between two columns.</param>
    /// <returns>(rows, columns), float32. The caller disposes of it.</returns>
    /// <exception cref="InvalidDataException">A column is missing, a row has another number of cells, or a cell is no number; the message names file, row and column.</exception>
    public static Tensor ReadNumbers(string path, IEnumerable<string>? columns = null, char separator = ',')
    {
        var (names, rows) = Read(path, separator);
        var chosen = (columns ?? names).Select(name => IndexOf(path, names, name)).ToArray();
        var numbers = new List<float>();
        var count = 0L;
        foreach (var (row, cells) in rows)
        {
            foreach (var column in chosen)
            {
                numbers.Add(float.TryParse(cells[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new InvalidDataException($"'{path}', row {row}, column '{names[column]}': a number is expected, but found '{cells[column]}'."));
            }

            count++;
        }

        using var flat = tensor(numbers.ToArray());
        return flat.view(count, chosen.Length).clone();
    }

    /// <summary>Reads a column of words as class numbers.</summary>
    /// <param name="path">The file.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="classes">The words, in the order of their numbers; found in the file and sorted where they are not given.</param>
    /// <param name="separator">What stands between two columns.</param>
    /// <returns>(rows), int64, and the words. The caller disposes of the tensor.</returns>
    /// <exception cref="InvalidDataException">The column is missing, a row has another number of cells, or a word is not among the classes; the message names file, row and column.</exception>
    public static (Tensor Numbers, IReadOnlyList<string> Classes) ReadClasses(string path, string column, IReadOnlyList<string>? classes = null, char separator = ',')
    {
        var (names, rows) = Read(path, separator);
        var index = IndexOf(path, names, column);
        var words = rows.Select(row => (row.Row, Word: row.Cells[index])).ToList();
        classes ??= words.Select(word => word.Word).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = classes.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => (long)pair.number);
        return (tensor(words.Select(word => numbers.TryGetValue(word.Word, out var number)
            ? number
            : throw new InvalidDataException($"'{path}', row {word.Row}, column '{column}': one of {string.Join(", ", classes)} is expected, but found '{word.Word}'.")).ToArray()), classes);
    }

    private static (string[] Names, IEnumerable<(long Row, string[] Cells)> Rows) Read(string path, char separator)
    {
        var records = Records(path, separator).GetEnumerator();
        if (!records.MoveNext())
        {
            throw new InvalidDataException($"'{path}' is empty; the names of the columns are expected in its first row.");
        }

        var names = records.Current.Cells;
        return (names, Rest());

        IEnumerable<(long, string[])> Rest()
        {
            using (records)
            {
                while (records.MoveNext())
                {
                    var (row, cells) = records.Current;
                    yield return cells.Length == names.Length
                        ? (row, cells)
                        : throw new InvalidDataException($"'{path}', row {row}: {names.Length} cells are expected, as in the first row, but found {cells.Length}.");
                }
            }
        }
    }

    // A cell in quotes may hold separators, line breaks, and quotes that are doubled.
    private static IEnumerable<(long Row, string[] Cells)> Records(string path, char separator)
    {
        using var reader = new StreamReader(path);
        var row = 0L;
        while (reader.ReadLine() is { } line)
        {
            row++;
            if (line.Length == 0)
            {
                continue;
            }

            var (first, cells, cell, inQuotes) = (row, new List<string>(), new System.Text.StringBuilder(), false);
            for (var i = 0; ; i++)
            {
                if (i == line.Length)
                {
                    if (!inQuotes)
                    {
                        break;
                    }

                    line = reader.ReadLine() ?? throw new InvalidDataException($"'{path}', row {first}: a quote is opened and never closed.");
                    row++;
                    cell.Append('\n');
                    i = -1;
                }
                else if (inQuotes && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else if (line[i] == '"')
                {
                    inQuotes = !inQuotes;
                }
                else if (line[i] == separator && !inQuotes)
                {
                    cells.Add(cell.ToString());
                    cell.Clear();
                }
                else
                {
                    cell.Append(line[i]);
                }
            }

            cells.Add(cell.ToString());
            yield return (first, [.. cells]);
        }
    }

    private static int IndexOf(string path, string[] names, string name) => Array.IndexOf(names, name) is >= 0 and var index
        ? index
        : throw new InvalidDataException($"'{path}' has no column '{name}'; its columns are {string.Join(", ", names)}.");
}
