using System;
using System.Runtime.CompilerServices;
using System.Text;

namespace CompiledNets.Generators.Emission;

/// <summary>Writes C# text with indentation.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line from an interpolated string. The parts are appended one by one, so that the string is never created.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] LineHandler line) => _text.Append('\n');

    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Writes the lines of a text.</summary>
    public void Lines(string prefix, string text)
    {
        foreach (var line in text.Split('\n'))
        {
            Line((prefix + line).TrimEnd());
        }
    }

    /// <summary>Writes a doc comment with one element.</summary>
    public void Doc(string text, string element = "summary") => Line($"/// <{element}>{Escape(text)}</{element.Split(' ')[0]}>");

    /// <summary>Writes braces around the text that is written until the result is disposed.</summary>
    public IDisposable Block(string header, string end = "}")
    {
        Line(header);
        Line("{");
        _depth++;
        return new Closing(this, end);
    }

    public static string Escape(string text) => text.IndexOfAny(s_escaped) < 0 ? text : text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private static readonly char[] s_escaped = ['&', '<', '>'];

    /// <summary>Formats a text as a C# string literal.</summary>
    public static string Literal(string text)
    {
        var plain = true;
        foreach (var letter in text)
        {
            plain &= letter is >= ' ' and < '\u007f' and not '"' and not '\\';
        }

        if (plain)
        {
            return "\"" + text + "\"";
        }

        var literal = new StringBuilder("\"");
        foreach (var letter in text)
        {
            literal.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => "\\u" + ((int)letter).ToString("X4", System.Globalization.CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return literal.Append('"').ToString();
    }

    public override string ToString() => _text.ToString();

    /// <summary>
    /// Receives the parts of an interpolated string that is passed to <see cref="Line(LineHandler)"/>, and writes the indentation before them.
    /// </summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineHandler
    {
        private readonly StringBuilder _text;

        public LineHandler(int literalLength, int formattedCount, CodeWriter writer) => _text = writer._text.Append(' ', 4 * writer._depth);

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);
    }

    private sealed class Closing(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            writer.Line(end);
        }
    }
}
