using System;
using System.Text;

namespace CompiledNets.Generators.Emission;

/// <summary>Reads and writes identifiers in lines of code.</summary>
internal static class LoopText
{
    private const string Declaration = "var ";
    private const string LaterValue = " = null!;";

    /// <summary>Gets a line with the elements of arrays in place of their variables, or null if nothing is left to do.</summary>
    public static string? Of(NumberedLine line, LoopVariables variables)
    {
        var text = line.Text;
        var code = CodeEnd(text);
        var result = new StringBuilder(text.Length);
        var hasElement = false;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < code && IsPart(text[end]))
            {
                end++;
            }

            if (end == i)
            {
                result.Append(text[i++]);
                continue;
            }

            var name = text.Substring(i, end - i);
            if (!IsMember(text, i) && variables.Find(name) is var (array, index))
            {
                hasElement = true;
                AppendElement(result, array, Literals.Of(index));
            }
            else
            {
                result.Append(name);
            }

            i = end;
        }

        // The elements of an array need no declaration.
        return hasElement && text.EndsWith(LaterValue, StringComparison.Ordinal) ? null : result.ToString();
    }

    /// <summary>Appends an element of an array, without the declaration of the variable that it replaces.</summary>
    public static void AppendElement(StringBuilder result, string array, string index)
    {
        if (result.Length >= Declaration.Length && result.ToString(result.Length - Declaration.Length, Declaration.Length) == Declaration)
        {
            result.Length -= Declaration.Length;
        }

        result.Append(array).Append('[').Append(index).Append(']');
    }

    /// <summary>Gets the index at which the comment at the end of a line begins, or the length of the line.</summary>
    public static int CodeEnd(string text)
    {
        var isInString = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && (i == 0 || text[i - 1] != '\\'))
            {
                isInString = !isInString;
            }
            else if (!isInString && text[i] == '/' && i + 1 < text.Length && text[i + 1] == '/')
            {
                return i;
            }
        }

        return text.Length;
    }

    /// <summary>Gets the index after the quotation mark that ends a string.</summary>
    /// <param name="text">The line.</param>
    /// <param name="start">The index of the first quotation mark.</param>
    public static int StringEnd(string text, int start)
    {
        var i = start + 1;
        while (text[i] != '"')
        {
            i += text[i] == '\\' ? 2 : 1;
        }

        return i + 1;
    }

    /// <summary>Gets a number that grows from group to group, as an expression.</summary>
    /// <param name="index">The variable that counts the groups.</param>
    /// <param name="first">The number in the first group.</param>
    /// <param name="growth">What the number grows by.</param>
    public static string ExpressionOf(string index, int first, int growth) =>
        $"{(growth == 1 ? index : growth == -1 ? "-" + index : $"{Literals.Of(growth)} * {index}")}{(first == 0 ? "" : " + " + Literals.Of(first))}";

    /// <summary>Returns true if the letter can be in an identifier.</summary>
    public static bool IsPart(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '@';

    /// <summary>Returns true if the identifier at an index is the member of something, and so no variable.</summary>
    public static bool IsMember(string text, int start) => start > 0 && text[start - 1] is '.' or ':';

    /// <summary>Returns true if an index is in a string.</summary>
    public static bool IsInString(string text, int index)
    {
        var quotes = 0;
        for (var i = 0; i < index; i++)
        {
            quotes += text[i] == '"' ? 1 : 0;
        }

        return quotes % 2 != 0;
    }
}
