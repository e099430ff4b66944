using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Writes the rows of a table, and rows that repeat for many layers as one function of their number, because the C# compiler takes about 0.3
/// milliseconds for each row.
/// </summary>
internal static class RowRoller
{
    private const string Index = "i";

    /// <summary>Writes each row, or one entry for many rows: <c>{ 4999, static i => [new($"dense_{i + 1}", "Dense")] },</c>.</summary>
    /// <param name="rows">The rows, as expressions.</param>
    /// <param name="usesSizes">Whether rows may use variables.</param>
    public static IEnumerable<string> Roll(IEnumerable<string> rows, bool usesSizes = false)
    {
        var lines = rows.Select(NumberedLine.Of).ToList();
        var next = 0;
        foreach (var repeated in RepeatedLines.Find(lines, LoopRoller.LeastCount))
        {
            var group = Enumerable.Range(0, repeated.Length).Select(row => TextOf(lines[repeated.Start + row], repeated.Growth[row])).ToList();
            if (group.Contains(null))
            {
                continue;
            }

            for (; next < repeated.Start; next++)
            {
                yield return lines[next].Text + ",";
            }

            yield return $"{{ {Literals.Of(repeated.Count)}, {(usesSizes ? "" : "static ")}{Index} => [";
            foreach (var row in group)
            {
                yield return $"    {row},";
            }

            yield return "] },";
            next = repeated.End;
        }

        for (; next < lines.Count; next++)
        {
            yield return lines[next].Text + ",";
        }
    }

    /// <summary>Gets a row with expressions in place of the numbers that grow, or null if the text cannot have one there.</summary>
    private static string? TextOf(NumberedLine line, int[] growth)
    {
        var result = new StringBuilder(line.Text.Length);
        var number = 0;
        for (var i = 0; i < line.Text.Length;)
        {
            if (line.Text[i] == '"')
            {
                var end = LoopText.StringEnd(line.Text, i);
                AppendString(result, line, growth, i, end, ref number);
                i = end;
            }
            else if (number < growth.Length && line.Starts[number] == i)
            {
                var digits = Literals.Of(line.Numbers[number]);
                if (growth[number] != 0 && !IsArgument(line.Text, i, i + digits.Length))
                {
                    return null;
                }

                result.Append(growth[number] == 0 ? digits : LoopText.ExpressionOf(Index, line.Numbers[number], growth[number]));
                i += digits.Length;
                number++;
            }
            else
            {
                result.Append(line.Text[i++]);
            }
        }

        return result.ToString();
    }

    /// <summary>Appends a string, which becomes an interpolated one if one of its numbers grows.</summary>
    private static void AppendString(StringBuilder result, NumberedLine line, int[] growth, int start, int end, ref int number)
    {
        var first = number;
        while (number < growth.Length && line.Starts[number] < end)
        {
            number++;
        }

        if (growth.Skip(first).Take(number - first).All(step => step == 0))
        {
            result.Append(line.Text, start, end - start);
            return;
        }

        result.Append('$');
        for (var i = start; i < end;)
        {
            if (first < number && line.Starts[first] == i)
            {
                var digits = Literals.Of(line.Numbers[first]);
                result.Append(growth[first] == 0 ? digits : $"{{{LoopText.ExpressionOf(Index, line.Numbers[first], growth[first])}}}");
                i += digits.Length;
                first++;
            }
            else
            {
                result.Append(line.Text[i], line.Text[i] is '{' or '}' ? 2 : 1);
                i++;
            }
        }
    }

    private static bool IsArgument(string text, int start, int end) => start > 0 && text[start - 1] is '(' or ' ' && end < text.Length && text[end] is ',' or ')' or ' ';
}
