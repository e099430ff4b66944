using System.Collections.Generic;

namespace CompiledNets.Generators.Emission;

/// <summary>Consecutive groups of lines that differ only in numbers, each of which grows by a constant from group to group.</summary>
/// <param name="Start">The index of the first line.</param>
/// <param name="Length">The number of lines of a group.</param>
/// <param name="Count">The number of groups.</param>
/// <param name="Growth">What each number of each line of a group grows by.</param>
internal sealed record RepeatedLines(int Start, int Length, int Count, int[][] Growth)
{
    private const int LongestGroup = 400;

    // A group contains lines like its first one, so the first distances are not always its length.
    private const int MostTries = 12;

    /// <summary>Gets the index of the line after the last group.</summary>
    public int End => Start + (Length * Count);

    /// <summary>Finds the groups in the order of the lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="least">The smallest number of groups.</param>
    public static List<RepeatedLines> Find(IReadOnlyList<NumberedLine> lines, int least)
    {
        var (skeletons, next) = Index(lines);
        var found = new List<RepeatedLines>();
        for (var start = 0; start < lines.Count;)
        {
            var best = lines[start].Text.Length == 0 ? null : Longest(lines, skeletons, next, start, least);
            if (best is not null)
            {
                found.Add(best);
            }

            start = best?.End ?? start + 1;
        }

        return found;
    }

    /// <summary>Numbers the skeletons, and finds the next line with the same one, or -1.</summary>
    private static (int[] Skeletons, int[] Next) Index(IReadOnlyList<NumberedLine> lines)
    {
        var numbers = new Dictionary<string, int>();
        var last = new List<int>();
        var (skeletons, next) = (new int[lines.Count], new int[lines.Count]);
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (!numbers.TryGetValue(lines[i].Skeleton, out var number))
            {
                numbers.Add(lines[i].Skeleton, number = last.Count);
                last.Add(-1);
            }

            (skeletons[i], next[i], last[number]) = (number, last[number], i);
        }

        return (skeletons, next);
    }

    private static RepeatedLines? Longest(IReadOnlyList<NumberedLine> lines, int[] skeletons, int[] next, int start, int least)
    {
        var second = next[start];
        for (var tries = 0; tries < MostTries && second >= 0 && second - start <= LongestGroup; tries++, second = next[second])
        {
            var length = second - start;
            if (start + (length * least) <= lines.Count && BeginsGroup(lines, start, length) && GrowthOf(lines, skeletons, start, length) is { } growth)
            {
                var count = 2;
                while (start + (length * (count + 1)) <= lines.Count && Grows(lines, skeletons, start + (length * (count - 1)), length, growth))
                {
                    count++;
                }

                if (count >= least)
                {
                    return new RepeatedLines(start, length, count, growth);
                }
            }
        }

        return null;
    }

    // A group with comments begins with one, as the statements of a layer do.
    private static bool BeginsGroup(IReadOnlyList<NumberedLine> lines, int start, int length)
    {
        if (IsComment(lines[start]))
        {
            return true;
        }

        for (var i = 1; i < length; i++)
        {
            if (IsComment(lines[start + i]))
            {
                return false;
            }
        }

        return true;

        static bool IsComment(NumberedLine line) => line.Text.TrimStart().StartsWith("//", System.StringComparison.Ordinal);
    }

    private static int[][]? GrowthOf(IReadOnlyList<NumberedLine> lines, int[] skeletons, int start, int length)
    {
        var growth = new int[length][];
        for (var i = 0; i < length; i++)
        {
            if (start + length + i >= lines.Count || skeletons[start + i] != skeletons[start + length + i])
            {
                return null;
            }

            var (numbers, then) = (lines[start + i].Numbers, lines[start + length + i].Numbers);
            growth[i] = new int[numbers.Length];
            for (var k = 0; k < numbers.Length; k++)
            {
                growth[i][k] = then[k] - numbers[k];
            }
        }

        return growth;
    }

    private static bool Grows(IReadOnlyList<NumberedLine> lines, int[] skeletons, int start, int length, int[][] growth)
    {
        for (var i = 0; i < length; i++)
        {
            if (skeletons[start + i] != skeletons[start + length + i])
            {
                return false;
            }

            var (numbers, then) = (lines[start + i].Numbers, lines[start + length + i].Numbers);
            for (var k = 0; k < numbers.Length; k++)
            {
                if (then[k] - numbers[k] != growth[i][k])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
