using System;
using System.Collections.Generic;
using System.Linq;
using CompiledNets.Generators.Collections;

namespace CompiledNets.Generators.Emission;

/// <summary>
/// Chooses the names of generated files. Roslyn requires names that differ in more than case, but C# allows classes <c>Net</c> and <c>net</c>. While
/// a program is being edited, a class and a namespace may also have the same name.
/// </summary>
internal static class HintNames
{
    /// <summary>Finds the nets whose files would have the same name, by the metadata names of their classes.</summary>
    public static EquatableArray<string> Clashing(IEnumerable<string> nets) => nets
        .GroupBy(Stem, StringComparer.OrdinalIgnoreCase)
        .Where(same => same.Skip(1).Any())
        .SelectMany(same => same)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Gets the name of the file of a net.</summary>
    /// <param name="net">The metadata name of its class.</param>
    /// <param name="clashing">The result of <see cref="Clashing"/> for all nets.</param>
    public static string Of(string net, EquatableArray<string> clashing)
    {
        var stem = Stem(net);
        var before = clashing.Where(other => StringComparer.OrdinalIgnoreCase.Equals(Stem(other), stem)).TakeWhile(other => other != net).Count();
        return before == 0 ? stem + ".g.cs" : FormattableString.Invariant($"{stem}({before + 1}).g.cs");
    }

    private static string Stem(string net) => net.Replace('+', '.');
}
