using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Writes statements that repeat for many layers as a loop, because the C# compiler takes about a millisecond for the statements of each layer. The variables
/// of such statements become elements of arrays. The loop runs the same statements in the same order.
/// </summary>
internal static class LoopRoller
{
    /// <summary>Fewer groups of statements are not made a loop, because single statements are easier to read and to debug.</summary>
    public const int LeastCount = 64;

    /// <summary>Rolls the lines of a method.</summary>
    /// <param name="lines">The lines, with their indentation.</param>
    /// <param name="names">The names in the method.</param>
    /// <returns>The new lines, or null if nothing repeats often.</returns>
    public static List<string>? Roll(IReadOnlyList<string> lines, LoopNames names)
    {
        var numbered = lines.Select(NumberedLine.Of).ToList();
        var variables = new LoopVariables(names);
        var known = new HashSet<string>(names.Variables);
        var loops = new List<Loop>();
        foreach (var repeated in RepeatedLines.Find(numbered, LeastCount))
        {
            if (Loop.Of(numbered, repeated, known, names.Layers) is { } loop)
            {
                loop.AddTo(variables);
                loops.Add(loop);
            }
        }

        // A name with two numbers can be in one array only.
        loops.RemoveAll(loop => !loop.IsIn(variables));
        if (loops.Count == 0)
        {
            return null;
        }

        var rolled = new List<string>();
        var indentation = new string(' ', lines[0].Length - lines[0].TrimStart().Length);
        rolled.AddRange(variables.Declarations.Select(line => indentation + line));
        var next = 0;
        foreach (var loop in loops)
        {
            AddSingle(rolled, numbered, next, loop.Lines.Start, variables);
            loop.Write(rolled, variables, names.Take("i"));
            next = loop.Lines.End;
        }

        AddSingle(rolled, numbered, next, lines.Count, variables);
        return rolled;
    }

    private static void AddSingle(List<string> rolled, List<NumberedLine> lines, int start, int end, LoopVariables variables)
    {
        for (var i = start; i < end; i++)
        {
            if (LoopText.Of(lines[i], variables) is { } text)
            {
                rolled.Add(text);
            }
        }
    }
}
