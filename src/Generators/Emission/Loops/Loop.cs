using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace CompiledNets.Generators.Emission;

/// <summary>A loop over groups of lines: each number that grows becomes an expression of the number of the group.</summary>
internal sealed class Loop
{
    private readonly IReadOnlyList<NumberedLine> _all;
    private readonly List<Part> _parts = [];

    private Loop(IReadOnlyList<NumberedLine> all, RepeatedLines lines) => (_all, Lines) = (all, lines);

    /// <summary>Gets the lines that the loop replaces.</summary>
    public RepeatedLines Lines { get; }

    /// <summary>Creates the loop of some lines, or returns null if a number grows where the text cannot have an expression.</summary>
    public static Loop? Of(IReadOnlyList<NumberedLine> all, RepeatedLines lines, HashSet<string> variables, IReadOnlyDictionary<string, (int Ordinal, string Type)> layers)
    {
        var loop = new Loop(all, lines);
        for (var line = 0; line < lines.Length; line++)
        {
            var text = all[lines.Start + line].Text;
            var code = LoopText.CodeEnd(text);

            // Blocks are not repeated.
            if (text.IndexOfAny(['{', '}']) is var brace && brace >= 0 && brace < code)
            {
                return null;
            }

            for (var number = 0; number < lines.Growth[line].Length; number++)
            {
                if (lines.Growth[line][number] != 0 && (loop.PartOf(line, number, code, variables, layers) is not { } part || !loop.Append(part)))
                {
                    return null;
                }
            }
        }

        return loop;
    }

    /// <summary>Makes arrays of the variables whose numbers grow.</summary>
    public void AddTo(LoopVariables variables)
    {
        foreach (var part in _parts.Where(part => part.Kind == Kind.Variable))
        {
            variables.Add(part.Before, part.After);
        }
    }

    /// <summary>Returns true if all variables whose numbers grow are in the arrays of their names.</summary>
    public bool IsIn(LoopVariables variables) => _parts.All(part => part.Kind != Kind.Variable || variables.IsIn(part.Name, part.Before, part.After));

    /// <summary>Writes the loop.</summary>
    /// <param name="result">Receives the lines.</param>
    /// <param name="variables">The arrays.</param>
    /// <param name="index">The variable that counts the groups.</param>
    public void Write(List<string> result, LoopVariables variables, string index)
    {
        var first = _all[Lines.Start].Text;
        var indentation = new string(' ', first.Length - first.TrimStart().Length);
        result.Add($"{indentation}for (var {index} = 0; {index} < {Literals.Of(Lines.Count)}; {index}++)");
        result.Add(indentation + "{");
        for (var line = 0; line < Lines.Length; line++)
        {
            var text = TextOf(line, variables, index);

            // The last line of a group can be the empty line before the next one.
            if (text.Length > 0 || line < Lines.Length - 1)
            {
                result.Add(text.Length > 0 ? "    " + text : text);
            }
        }

        result.Add(indentation + "}");
        if (_all[Lines.End - 1].Text.Length == 0)
        {
            result.Add("");
        }
    }

    private string TextOf(int line, LoopVariables variables, string index)
    {
        var source = _all[Lines.Start + line];
        var parts = _parts.Where(part => part.Line == line).ToList();
        var result = new StringBuilder();
        var next = 0;
        foreach (var part in parts)
        {
            AppendSingle(result, source.Text, next, part.Start, variables);
            var expression = LoopText.ExpressionOf(index, part.First, part.Growth);
            switch (part.Kind)
            {
                case Kind.Variable:
                    LoopText.AppendElement(result, variables.Find(part.Name)!.Value.Array, expression);
                    break;
                case Kind.Layer:
                    result.Append("Layer<").Append(part.After).Append(">(").Append(expression).Append(')');
                    break;
                default:
                    var isArgument = source.Text[part.Start - 1] is '(' or '[' or ' ' && source.Text[part.End] is ',' or ')' or ']';
                    result.Append(isArgument && part.Kind == Kind.Number ? expression : $"({expression})");
                    break;
            }

            next = part.End;
        }

        AppendSingle(result, source.Text, next, source.Text.Length, variables);
        return result.ToString();
    }

    // Variables that do not change in the loop can be elements of an array too.
    private static void AppendSingle(StringBuilder result, string text, int start, int end, LoopVariables variables)
    {
        if (end > start)
        {
            var code = LoopText.CodeEnd(text);
            var single = start >= code ? text.Substring(start, end - start) : LoopText.Of(NumberedLine.Of(text.Substring(start, end - start)), variables);
            result.Append(single);
        }
    }

    private bool Append(Part part)
    {
        // An identifier whose name has two numbers that grow has no single index.
        if (_parts.Count > 0 && _parts[^1].Line == part.Line && _parts[^1].End > part.Start)
        {
            return false;
        }

        _parts.Add(part);
        return true;
    }

    private Part? PartOf(int line, int number, int code, HashSet<string> variables, IReadOnlyDictionary<string, (int Ordinal, string Type)> layers)
    {
        var source = _all[Lines.Start + line];
        var (text, start, growth) = (source.Text, source.Starts[number], Lines.Growth[line][number]);
        var first = source.Numbers[number];
        var end = start + Literals.Of(first).Length;
        if (start >= code)
        {
            return new Part(line, start, end, Kind.Comment, first, growth, "", "");
        }

        var (from, to) = (start, end);
        while (from > 0 && LoopText.IsPart(text[from - 1]))
        {
            from--;
        }

        while (to < code && LoopText.IsPart(text[to]))
        {
            to++;
        }

        var name = text.Substring(from, to - from);
        if (LoopText.IsMember(text, from) || LoopText.IsInString(text, from))
        {
            return null;
        }

        if (from == start && to == end)
        {
            return to < text.Length && text[to] == '.' || from == 0 ? null : new Part(line, start, end, Kind.Number, first, growth, "", "");
        }

        var (before, after) = (text.Substring(from, start - from), text.Substring(end, to - end));
        if (variables.Contains(name))
        {
            return new Part(line, from, to, Kind.Variable, first, growth, before, after);
        }

        return layers.TryGetValue(name, out var layer) && OrdinalsOf(layer, first, growth, before, after, layers) is { } step
            ? new Part(line, from, to, Kind.Layer, layer.Ordinal, step, before, layer.Type)
            : null;
    }

    /// <summary>Gets what the ordinals of the layers grow by, or null if they do not grow by a constant, or if the layers have different classes.</summary>
    private int? OrdinalsOf((int Ordinal, string Type) layer, int first, int growth, string before, string after, IReadOnlyDictionary<string, (int Ordinal, string Type)> layers)
    {
        int? step = null;
        for (var group = 1; group < Lines.Count; group++)
        {
            if (!layers.TryGetValue(before + Literals.Of(first + (group * growth)) + after, out var own) || own.Type != layer.Type)
            {
                return null;
            }

            step ??= own.Ordinal - layer.Ordinal;
            if (own.Ordinal != layer.Ordinal + (group * step))
            {
                return null;
            }
        }

        return step;
    }

    private enum Kind
    {
        Number,
        Comment,
        Variable,
        Layer,
    }

    /// <summary>A part of a line that differs from group to group.</summary>
    /// <param name="Line">The index of the line in the group.</param>
    /// <param name="Start">The index of its first letter in the first group.</param>
    /// <param name="End">The index after its last letter.</param>
    /// <param name="Kind">The kind.</param>
    /// <param name="First">The number in the first group, or the ordinal of the layer.</param>
    /// <param name="Growth">What the number grows by.</param>
    /// <param name="Before">The text of the name before the number.</param>
    /// <param name="After">The text of the name after the number, or the class of the layer.</param>
    private sealed record Part(int Line, int Start, int End, Kind Kind, int First, int Growth, string Before, string After)
    {
        /// <summary>Gets the name of a variable in the first group.</summary>
        public string Name => Before + Literals.Of(First) + After;
    }
}
