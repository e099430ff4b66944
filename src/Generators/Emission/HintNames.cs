using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// The names of generated files. Roslyn takes none twice, whatever its case, and C# has classes <c>Net</c> and <c>net</c>; a
/// program that is being typed has a class and a namespace of one name, too.
/// </summary>
internal static class HintNames
{
    /// <summary>The nets, by the name of their class in metadata, whose file would have the name of another's.</summary>
    public static EquatableArray<string> Clashing(IEnumerable<string> nets) => nets
        .GroupBy(Stem, StringComparer.OrdinalIgnoreCase)
        .Where(same => same.Skip(1).Any())
        .SelectMany(same => same)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The name of the file of a net.</summary>
    /// <param name="net">The name of its class in metadata.</param>
    /// <param name="clashing">What <see cref="Clashing"/> found among all nets.</param>
    public static string Of(string net, EquatableArray<string> clashing)
    {
        var stem = Stem(net);
        var before = clashing.Where(other => StringComparer.OrdinalIgnoreCase.Equals(Stem(other), stem)).TakeWhile(other => other != net).Count();
        return before == 0 ? stem + ".g.cs" : FormattableString.Invariant($"{stem}({before + 1}).g.cs");
    }

    private static string Stem(string net) => net.Replace('+', '.');
}
