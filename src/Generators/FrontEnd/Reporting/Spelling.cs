using System;
using System.Collections.Generic;
using System.Linq;

namespace CompiledNets.Generators.FrontEnd.Reporting;

/// <summary>Finds the name that a misspelt name was probably meant to be.</summary>
internal static class Spelling
{
    /// <summary>Gets the known name that differs least, by case only or by a third of its letters at most. Returns null if none is that near.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(other => (Name: other, Distance: string.Equals(name, other, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, other)))
        .Where(other => other.Distance * 3 <= Math.Max(name.Length, other.Name.Length))
        .OrderBy(other => other.Distance)
        .Select(other => other.Name)
        .FirstOrDefault();

    /// <summary>Counts the letters that must be added, removed or replaced to change a text into another.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
