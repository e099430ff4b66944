namespace CompiledNets.Samples;

/// <summary>Finds the name that is most similar to a misspelled one.</summary>
internal static class Spelling
{
    /// <summary>Finds the most similar name. Returns null if none is similar.</summary>
    public static string? Nearest(string written, IEnumerable<string> names)
    {
        // A name matches if a third of its letters, or two, are wrong. A part of a name matches too.
        var candidates = names
            .Select(name => (Name: name, Distance: Contains(name, written) ? 0 : Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.Distance <= Math.Max(2, candidate.Name.Length / 3))
            .ToList();
        return candidates.Count == 0 ? null : candidates.MinBy(candidate => candidate.Distance).Name;
    }

    private static bool Contains(string name, string written) => written.Length >= 3 && name.Contains(written, StringComparison.OrdinalIgnoreCase);

    // Levenshtein, 1965: the number of letters to insert, remove or replace.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
