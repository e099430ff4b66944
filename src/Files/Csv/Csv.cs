using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets;

/// <summary>
/// Reads columns of numbers and words from CSV files in UTF-8. The first row contains the names of the columns. A quoted cell may contain
/// separators, line breaks and doubled quotes (RFC 4180). Empty lines are skipped.
/// </summary>
public static class Csv
{
    /// <summary>Reads columns of numbers.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="columns">The names of the columns, in the order of the tensor. The default is all columns.</param>
    /// <param name="separator">The character between two columns, one of ASCII. The default is a comma.</param>
    /// <returns>A tensor of the shape (rows, columns) and dtype float32. The caller disposes of it.</returns>
    /// <exception cref="ArgumentException">The separator is not allowed.</exception>
    /// <exception cref="FileFormatException">
    /// A column is missing, a row has another number of cells or more than 16 million characters, or a cell is not a number. The message names file,
    /// row and column.
    /// </exception>
    public static Tensor ReadNumbers(string path, IEnumerable<string>? columns = null, char separator = ',')
    {
        return CsvTable.Read(path, separator, table => ReadNumbers(table, columns));
    }

    private static Tensor ReadNumbers(CsvTable table, IEnumerable<string>? columns)
    {
        var chosen = columns is null ? [.. Enumerable.Range(0, table.Names.Length)] : columns.Select(table.IndexOf).ToArray();
        var numbers = new List<float>();
        var count = 0L;
        for (; table.MoveNext(); count++)
        {
            foreach (var column in chosen)
            {
                var cell = table.Row[column].Span;
                numbers.Add(float.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw table.Unexpected(table.Number, table.Names[column], "a number", cell.ToString()));
            }
        }

        return tensor(numbers.ToArray(), [count, chosen.Length]);
    }

    /// <summary>Reads a column of words and converts them to class numbers.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="classes">The words in the order of their numbers. The default is all words of the column, in ordinal order.</param>
    /// <param name="separator">The character between two columns, one of ASCII. The default is a comma.</param>
    /// <returns>The class numbers, of the shape (rows) and dtype int64, and the words. The caller disposes of the tensor.</returns>
    /// <exception cref="ArgumentException">The separator is not allowed.</exception>
    /// <exception cref="FileFormatException">
    /// The column is missing, a row has another number of cells or more than 16 million characters, or a word is not in the classes. The message names
    /// file, row and column.
    /// </exception>
    public static (Tensor Numbers, IReadOnlyList<string> Classes) ReadClasses(string path, string column, IReadOnlyList<string>? classes = null, char separator = ',')
    {
        return CsvTable.Read(path, separator, table => ReadClasses(table, column, classes));
    }

    private static (Tensor Numbers, IReadOnlyList<string> Classes) ReadClasses(CsvTable table, string column, IReadOnlyList<string>? classes)
    {
        var index = table.IndexOf(column);
        var words = new List<(int Row, string Word)>();
        while (table.MoveNext())
        {
            words.Add((table.Number, table.Row[index].ToString()));
        }

        classes ??= words.Select(word => word.Word).Distinct().Order(StringComparer.Ordinal).ToList();
        var numbers = classes.Select((word, number) => (word, number)).ToDictionary(pair => pair.word, pair => (long)pair.number);
        return (tensor(words.Select(word => numbers.TryGetValue(word.Word, out var number)
            ? number
            : throw table.Unexpected(word.Row, column, $"one of {string.Join(", ", classes)}", word.Word)).ToArray()), classes);
    }
}
