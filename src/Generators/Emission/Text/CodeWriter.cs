using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using CompiledNets.Generators.Shapes;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Writes C# text with indentation. A line ends with "\n" on every system. Interpolated strings are never created: their parts are appended one by one.
/// </summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes a line.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] LineHandler line) => _text.Append('\n');

    /// <summary>Writes a line.</summary>
    public void Line(string text = "")
    {
        if (text.Length > 0)
        {
            Indent(0).Append(text);
        }

        _text.Append('\n');
    }

    /// <summary>Writes an empty line, unless the last line is empty or opens a block.</summary>
    public void Separate()
    {
        if (_text.Length < 2 || _text[_text.Length - 2] is not ('{' or '\n'))
        {
            _text.Append('\n');
        }
    }

    /// <summary>
    /// Writes the lines of a template. A value on a line of its own can also be several lines, as strings or as an action that writes them: they are
    /// indented like the value, and if there are none, the line is left out.
    /// </summary>
    public void Lines([InterpolatedStringHandlerArgument("")] LinesHandler lines) => lines.EndLine();

    public override string ToString() => _text.ToString();

    /// <summary>Writes lines, and lets a function replace them.</summary>
    /// <param name="write">Writes the lines.</param>
    /// <param name="replace">Gets other lines, or null to keep them.</param>
    public void Replace(Action write, Func<IReadOnlyList<string>, IReadOnlyList<string>?> replace)
    {
        var start = _text.Length;
        write();
        var written = _text.ToString(start, _text.Length - start);
        if (replace(written.TrimEnd('\n').Split('\n')) is { } lines)
        {
            _text.Length = start;
            foreach (var line in lines)
            {
                _text.Append(line).Append('\n');
            }
        }
    }

    private StringBuilder Indent(int spaces) => _text.Append(' ', _indentation + spaces);

    /// <summary>Receives the parts of an interpolated string that is passed to <see cref="Line(LineHandler)"/>, and writes the indentation before them.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct LineHandler
    {
        private readonly StringBuilder _text;

        public LineHandler(int literalLength, int formattedCount, CodeWriter writer) => _text = writer.Indent(0);

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(string? text) => _text.Append(text);

        public void AppendFormatted(long number) => _text.Append(DimPrinter.Number(number));
    }

    /// <summary>Receives the parts of a template that is passed to <see cref="Lines"/>.</summary>
    [InterpolatedStringHandler]
    internal ref struct LinesHandler
    {
        private readonly CodeWriter _writer;
        private Written _line;
        private int _spaces;

        public LinesHandler(int literalLength, int formattedCount, CodeWriter writer) => _writer = writer;

        public void AppendLiteral(string text)
        {
            var start = 0;
            for (var end = text.IndexOf('\n'); end >= 0; end = text.IndexOf('\n', start))
            {
                // The template has the line ends of the source file, which are "\r\n" in some checkouts.
                Append(text, start, end > start && text[end - 1] == '\r' ? end - 1 : end);
                EndLine();
                start = end + 1;
            }

            Append(text, start, text.Length);
        }

        public void AppendFormatted(string? text) => Append(text ?? "", 0, text?.Length ?? 0);

        public void AppendFormatted(long number) => AppendFormatted(DimPrinter.Number(number));

        public void AppendFormatted(IEnumerable<string> lines)
        {
            _line = Written.Lines;
            _writer._indentation += _spaces;
            foreach (var line in lines)
            {
                _writer.Line(line);
            }

            _writer._indentation -= _spaces;
        }

        public void AppendFormatted(Action writeLines)
        {
            _line = Written.Lines;
            _writer._indentation += _spaces;
            writeLines();
            _writer._indentation -= _spaces;
        }

        public void EndLine()
        {
            if (_line != Written.Lines)
            {
                _writer._text.Append('\n');
            }

            (_line, _spaces) = (Written.Spaces, 0);
        }

        private void Append(string text, int start, int end)
        {
            if (_line == Written.Spaces)
            {
                // The spaces are written when the line turns out not to be blank.
                for (; start < end && text[start] == ' '; start++)
                {
                    _spaces++;
                }

                if (start == end)
                {
                    return;
                }

                _line = Written.Text;
                _writer.Indent(_spaces);
            }

            _writer._text.Append(text, start, end - start);
        }

        /// <summary>The contents of the current line of the template so far.</summary>
        private enum Written
        {
            Spaces,
            Text,
            Lines,
        }
    }
}
